import { RELATIONSHIPS } from '../../src/cases/sharing.ts';
import { ageOn, showDay } from '../../src/core/day.ts';
import { Refusal } from '../../src/core/refusal.ts';
import type { Identity } from '../../src/people/person.ts';
import { type Face, type Facts, facts, type Input, press } from '../cards.ts';
import type { Cards, Fields, Forms } from '../phrase.ts';
import type { Turn } from '../turn.ts';

/** The three identifiers to check, and what goes with them; for a personal chat only. */
export function identityFacts(identity: Identity, turn: Pick<Turn, 'today'>): Facts {
  return facts(
    ['Name', identity.name],
    ['Born', `${showDay(identity.birthDate, turn.today)} (${ageOn(identity.birthDate, turn.today)})`],
    ['NHS number', identity.nhsNumber],
    identity.practice === null ? undefined : ['Practice', identity.practice],
    identity.restricted ? ['Record', 'restricted: address and practice are hidden'] : undefined,
  );
}
/** What makes the wrong person likely (hazard H1), said before anything else. */
export const identityNotice = (identity: Identity): Pick<Face, 'notice'> => {
  const words = identity.birthDateConflict
    ? 'Two birth dates are held for this person. Ask their practice which is right before you go on.'
    : identity.nameAlert;
  return words === undefined ? {} : { notice: { text: words, tone: 'Attention' } };
};

export const relationshipInput = (value?: string): Input => ({
  type: 'Input.ChoiceSet',
  id: 'relationship',
  label: 'Your relationship with this person',
  style: 'compact',
  isRequired: true,
  errorMessage: 'Choose the one that fits.',
  choices: Object.values(RELATIONSHIPS).map((words) => ({ title: words, value: words })),
  ...(value !== undefined && { value }),
});

const openFace = (identity: Identity, turn: Turn, fields: Fields): Face => ({
  heading: `${identity.ref}: check that this is the right person`,
  ...identityNotice(identity),
  facts: identityFacts(identity, turn),
  line: 'Only you see this, and the look is on record.',
  buttons: [
    press(
      'Accept…',
      'form:cases.accept',
      { ref: identity.ref, ...(fields.cohort && { cohort: fields.cohort }) },
      { look: 'positive' },
    ),
    press('Not now', 'chat.dismiss', {}),
  ],
  summary: `${identity.ref} opened`,
});

const purposeOf = (fields: Fields) =>
  fields.purpose === 'case' || fields.purpose === 'accept' ? fields.purpose : 'candidate';

export const cards = {
  'people.open': (identity, turn) => openFace(identity, turn, {}),
} satisfies Cards;

export const forms = {
  /** Opens at once for who may; asks everybody else what their relationship is, which is then kept. */
  'people.open': {
    async face(understood, turn): Promise<Face> {
      const ref = understood.ref ?? '';
      const purpose = purposeOf(understood);
      try {
        return openFace(await turn.ask('people.open', { ref, purpose }), turn, understood);
      } catch (error) {
        if (!(error instanceof Refusal) || error.reason !== 'forbidden' || !turn.isProfessional) throw error;
        return {
          heading: `What is your relationship with ${ref}?`,
          line: 'Details open to the person’s own practice and to professionals who work with them. What you say is kept on record.',
          body: [relationshipInput()],
          buttons: [
            press('Open', 'people.open', { ref, purpose }, { look: 'positive', form: true }),
            press('Not now', 'chat.dismiss', {}),
          ],
        };
      }
    },
    read: (fields) => ({
      ref: fields.ref ?? '',
      purpose: purposeOf(fields),
      ...(fields.relationship !== undefined && { relationship: fields.relationship }),
    }),
  },
} satisfies Forms;
