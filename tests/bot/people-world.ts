import type { Teams } from './teams-world.ts';

/** A made-up person in the test range, accepted by the GP: gives the reference. */
export async function acceptedCase(
  t: Teams,
  nhsNumber = '9990000018',
  surname = 'Jennings',
): Promise<string> {
  const { ref } = await t.as(t.anna).cases.add({
    nhsNumber,
    question: 'Is more help at home needed?',
    cohort: 'FRAILTY_DEMENTIA',
    name: { forename: 'Jill', surname },
    birthDate: '1940-05-02',
    relationship: 'Registered at my practice',
    reason: 'Two falls',
    sharingBasis: 'implied_direct_care',
  });
  return ref;
}
