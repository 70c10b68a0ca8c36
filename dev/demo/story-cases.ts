import { addMinutes, type Instant } from '../../src/core/time.ts';
import type { Teller } from './story.ts';
import { MATTERS, QUESTIONS } from './words.ts';

const PROFESSIONALS = ['Dr Anna Reid', 'Fatima Noor', 'Dr Ian Castle', 'Sam Okafor', 'Leila Haddad'] as const;

/** The best candidates are opened and accepted, each by a professional who says what they are to the person. */
export async function acceptCases(
  teller: Teller,
  cohort: 'FRAILTY_DEMENTIA' | 'HIGH_INTENSITY_ED',
  count: number,
  from: Instant,
): Promise<void> {
  const { random } = teller;
  const { candidates } = await teller.as('Jo Bennett', from).lists.candidates({ cohort, limit: count });
  for (const [n, candidate] of candidates
    .filter((one) => !one.taken)
    .slice(0, count)
    .entries()) {
    const now = addMinutes(from, n * 3);
    const who = teller.as(random.pick(PROFESSIONALS), now);
    await who.people.open({ ref: candidate.ref, relationship: 'I see them at home', purpose: 'accept' });
    const priority = n < 2 ? 'red' : n < 8 ? 'amber' : 'green';
    const { cases } = await who.cases.accept({
      refs: [candidate.ref],
      cohort,
      relationship: 'I see them at home',
      reason: 'High on the list and known to the team',
      sharingBasis: 'implied_direct_care',
      // In turn, so that no agenda asks one question four times.
      question: QUESTIONS[n % QUESTIONS.length] ?? QUESTIONS[0],
      priority,
      coordinatorId: teller.named('Jo Bennett').id,
    });
    const made = cases[0];
    if (made !== undefined && random.chance(0.7))
      await who.cases.edit({
        id: made.id,
        version: made.version,
        matters: random.pick(MATTERS),
        mattersBy: 'told to their nurse',
      });
  }
}
