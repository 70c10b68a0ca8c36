import { COHORT_CODES, COHORTS, PRIORITIES, PRIORITY_CODES } from '../../src/cases/case.ts';
import { SHARING_BASES, SHARING_BASIS_CODES } from '../../src/cases/sharing.ts';
import { Refusal } from '../../src/core/refusal.ts';
import { type Face, facts, type Input, press } from '../cards.ts';
import { identityFacts, identityNotice, relationshipInput } from '../people/cards.ts';
import type { Fields, Forms } from '../phrase.ts';
import type { Turn } from '../turn.ts';

const oneOf = <T extends string>(codes: readonly T[], typed: string | undefined, otherwise: T): T =>
  codes.find((code) => code === typed) ?? otherwise;
const choice = (
  id: string,
  label: string,
  choices: readonly { title: string; value: string }[],
  value: string,
): Input => ({
  type: 'Input.ChoiceSet',
  id,
  label,
  style: 'compact',
  choices: [...choices],
  value,
});
const cohortInput = (value?: string): Input =>
  choice(
    'cohort',
    'Cohort',
    COHORT_CODES.map((code) => ({ title: COHORTS[code], value: code })),
    oneOf(COHORT_CODES, value, 'PROFESSIONAL_JUDGEMENT'),
  );
const priorityInput = (value?: string): Input =>
  choice(
    'priority',
    'Priority',
    PRIORITY_CODES.map((code) => ({ title: PRIORITIES[code], value: code })),
    oneOf(PRIORITY_CODES, value, 'amber'),
  );
const questionInput = (value?: string): Input => ({
  type: 'Input.Text',
  id: 'question',
  label: 'What is the team asked? One line',
  isRequired: true,
  errorMessage: 'Say in one line what the team is asked.',
  maxLength: 300,
  ...(value && { value: value.slice(0, 300) }),
});
const reasonInput = (value?: string): Input => ({
  type: 'Input.Text',
  id: 'reason',
  label: 'Why this person, why now',
  isRequired: true,
  errorMessage: 'Say why, in a few words.',
  maxLength: 1000,
  ...(value && { value: value.slice(0, 1000) }),
});
const sharingInputs = (): Input[] => [
  choice(
    'sharingBasis',
    'Why the team may share what it knows',
    SHARING_BASIS_CODES.map((code) => ({ title: SHARING_BASES[code].words, value: code })),
    'implied_direct_care',
  ),
  {
    type: 'Input.Text',
    id: 'sharingDetail',
    label: 'For consent or best interests: who, and when',
    maxLength: 300,
  },
];
const fieldsOfAccepting = (understood: Fields): Input[] => [
  questionInput(understood.question),
  reasonInput(understood.reason ?? understood.question),
  relationshipInput(understood.relationship),
  ...sharingInputs(),
  cohortInput(understood.cohort),
  priorityInput(understood.priority),
];
/** A professional of the team, for a coordinator's proposal. */
const toInput = async (turn: Turn, value?: string): Promise<Input> => ({
  type: 'Input.ChoiceSet',
  id: 'to',
  label: 'Which professional is to accept?',
  style: 'compact',
  isRequired: true,
  errorMessage: 'Choose who is to accept.',
  choices: (await turn.ask('neighbourhoods.members', {}))
    .filter(
      (member) =>
        member.roles.some((role) => role === 'member' || role === 'chair') && member.id !== turn.me.memberId,
    )
    .map((member) => ({ title: `${member.name}, ${member.profession}`, value: member.id })),
  ...(value !== undefined && { value }),
});
const kept = (fields: Fields) => ({
  question: fields.question ?? '',
  cohort: oneOf(COHORT_CODES, fields.cohort, 'PROFESSIONAL_JUDGEMENT'),
  priority: oneOf(PRIORITY_CODES, fields.priority, 'amber'),
});
const NOT_NOW = press('Not now', 'chat.dismiss', {});

export const forms = {
  'cases.accept': {
    /** The identifiers are looked at again here: accepting stands on having seen them. */
    async face(understood, turn): Promise<Face> {
      const ref = understood.ref ?? '';
      const identity = await turn.ask('people.open', { ref, purpose: 'accept' });
      return {
        heading: `Accept ${ref} for the MDT?`,
        ...identityNotice(identity),
        line: 'Check all three against the clinical record.',
        facts: identityFacts(identity, turn),
        body: fieldsOfAccepting(understood),
        buttons: [press('Accept', 'cases.accept', { ref }, { look: 'positive', form: true }), NOT_NOW],
      };
    },
    read: (fields) => ({
      refs: [fields.ref ?? ''],
      ...kept(fields),
      relationship: fields.relationship ?? '',
      reason: fields.reason ?? '',
      sharingBasis: oneOf(SHARING_BASIS_CODES, fields.sharingBasis, 'not_yet_informed'),
      ...(fields.sharingDetail !== undefined && { sharingDetail: fields.sharingDetail }),
    }),
  },
  'cases.propose': {
    async face(understood, turn): Promise<Face> {
      const ref = understood.ref ?? '';
      return {
        heading: `Propose ${ref} for the MDT`,
        line: 'A professional who knows the person accepts. They get a message.',
        body: [
          questionInput(understood.question),
          reasonInput(understood.reason ?? understood.question),
          await toInput(turn, understood.to),
          cohortInput(understood.cohort),
          priorityInput(understood.priority),
        ],
        buttons: [press('Propose', 'cases.propose', { ref }, { look: 'positive', form: true }), NOT_NOW],
      };
    },
    read: (fields) => ({
      ref: fields.ref ?? '',
      to: fields.to ?? '',
      reason: fields.reason ?? '',
      ...kept(fields),
    }),
  },
  'cases.add': {
    /** For a number that we do not hold: name and birth date are asked for, and marked as typed, not verified. */
    async face(understood, turn): Promise<Face> {
      const number = understood.nhsNumber ?? '';
      return {
        heading: 'A number that we do not hold yet',
        line: 'Give the name and birth date as the clinical record has them. They are kept as typed by you, not verified.',
        facts: facts(['NHS number', number]),
        body: [
          {
            type: 'Input.Text',
            id: 'forename',
            label: 'First name',
            isRequired: true,
            errorMessage: 'Give the first name.',
            maxLength: 80,
          },
          {
            type: 'Input.Text',
            id: 'surname',
            label: 'Last name',
            isRequired: true,
            errorMessage: 'Give the last name.',
            maxLength: 80,
          },
          {
            type: 'Input.Date',
            id: 'birthDate',
            label: 'Birth date',
            isRequired: true,
            errorMessage: 'Give the birth date.',
          },
          ...(turn.isProfessional
            ? fieldsOfAccepting(understood)
            : [
                questionInput(understood.question),
                await toInput(turn),
                cohortInput(understood.cohort),
                priorityInput(understood.priority),
              ]),
        ],
        buttons: [
          press(
            turn.isProfessional ? 'Accept' : 'Propose',
            'cases.add',
            { nhsNumber: number },
            { look: 'positive', form: true },
          ),
          NOT_NOW,
        ],
        summary: 'A new case: what is still needed',
      };
    },
    read(fields) {
      const { forename, surname, birthDate } = fields;
      if (forename === undefined || surname === undefined || birthDate === undefined)
        throw new Refusal('invalid', 'Give the first name, the last name and the birth date.');
      return {
        nhsNumber: fields.nhsNumber ?? '',
        name: { forename, surname },
        birthDate,
        ...kept(fields),
        ...(fields.to !== undefined && { to: fields.to }),
        ...(fields.relationship !== undefined && { relationship: fields.relationship }),
        ...(fields.reason !== undefined && { reason: fields.reason }),
        ...(fields.sharingBasis !== undefined && {
          sharingBasis: oneOf(SHARING_BASIS_CODES, fields.sharingBasis, 'not_yet_informed'),
        }),
        ...(fields.sharingDetail !== undefined && { sharingDetail: fields.sharingDetail }),
      };
    },
  },
  'cases.decline': {
    face: (understood) => ({
      heading: `Decline ${understood.ref ?? 'the proposal'}`,
      body: [
        {
          type: 'Input.Text',
          id: 'reason',
          label: 'Why, and what you advise instead',
          isRequired: true,
          errorMessage: 'Say why, in a few words.',
          isMultiline: true,
          maxLength: 1000,
        },
      ],
      buttons: [
        press('Decline', 'cases.decline', { id: understood.id ?? '' }, { look: 'positive', form: true }),
        NOT_NOW,
      ],
    }),
    read: (fields) => ({ id: fields.id ?? '', reason: fields.reason ?? '' }),
  },
} satisfies Forms;
