import { NOT_DONE_CODES, NOT_DONE_REASONS } from '../../src/actions/action.ts';
import { BLOCKED_CODES, BLOCKED_REASONS } from '../../src/actions/blocked-reason.ts';
import { loadWords } from '../../src/actions/load.ts';
import { nextWorkingDay } from '../../src/calendar/working-days.ts';
import { addDays } from '../../src/core/day.ts';
import type { Face, Input, Press } from '../cards.ts';
import { press, said } from '../cards.ts';
import type { Fields, Forms } from '../phrase.ts';
import type { Turn, Use } from '../turn.ts';

const ownerChoice = async (turn: Turn, value: string | undefined, label: string): Promise<Input> => {
  const [members, loads] = await Promise.all([
    turn.ask('neighbourhoods.members', {}),
    turn.ask('actions.load', {}),
  ]);
  const load = new Map(loads.map((one) => [one.memberId, one]));
  return {
    type: 'Input.ChoiceSet',
    id: 'ownerId',
    label,
    style: 'compact',
    isRequired: true,
    errorMessage: 'Choose who does it.',
    // How much each has open, and leave, are seen at the moment of choosing.
    choices: members.map((member) => {
      const has = load.get(member.id);
      return {
        title: `${member.name}, ${member.profession}${has === undefined ? '' : ` · ${loadWords(has, turn.today)}`}`,
        value: member.id,
      };
    }),
    ...(value !== undefined && { value }),
  };
};
/** Save and the way back, which shows the action as it is. */
const save = (title: string, use: Use, ref: string, next: Press['next'], extra: Press['input'] = {}) => [
  press(title, use, { ref, ...extra }, { look: 'positive', form: true, ...(next && { next }) }),
  next === undefined ? press('Back', 'actions.read', { ref }) : press('Back', next.use, next.input),
];
const optional = <T>(name: string, value: T | undefined): { [key: string]: T } =>
  value === undefined ? {} : { [name]: value };
const refOf = (fields: Fields): string => fields.ref ?? '';

export const forms = {
  'actions.assign': {
    async face(understood, turn): Promise<Face> {
      return {
        heading: 'Assign an action',
        line: 'One owner, one date. Without a date it follows the case’s priority.',
        body: [
          {
            type: 'Input.Text',
            id: 'title',
            label: 'What is to be done? Begin with a verb.',
            isRequired: true,
            errorMessage: 'Say what is to be done.',
            maxLength: 200,
            ...(understood.title && { value: understood.title.slice(0, 200) }),
          },
          {
            type: 'Input.Text',
            id: 'caseRef',
            label: 'For which person? Their reference',
            placeholder: `${turn.neighbourhood.code}-0042`,
            isRequired: true,
            errorMessage: `A reference looks like ${turn.neighbourhood.code}-0042.`,
            ...(understood.caseRef && { value: understood.caseRef }),
          },
          await ownerChoice(turn, understood.ownerId, 'Who does it?'),
          {
            type: 'Input.Date',
            id: 'due',
            label: 'By when?',
            min: turn.today,
            ...(understood.due && { value: understood.due }),
          },
        ],
        buttons: [
          press('Assign', 'actions.assign', optional('huddleId', understood.huddleId), {
            look: 'positive',
            form: true,
            once: true,
          }),
          press('Not now', 'chat.dismiss', {}),
        ],
      };
    },
    read: ({ title = '', caseRef = '', ownerId = '', due, huddleId }) => ({
      title,
      caseRef,
      ownerId,
      ...optional('due', due),
      ...optional('huddleId', huddleId),
    }),
  },
  'actions.block': {
    face: (understood, _turn, next) => ({
      heading: `What blocks ${refOf(understood)}?`,
      body: [
        {
          type: 'Input.Text',
          id: 'because',
          label: 'In a few words, so that somebody can help',
          isRequired: true,
          errorMessage: 'Say what blocks it.',
          maxLength: 500,
          ...(understood.because && { value: understood.because }),
        },
        {
          type: 'Input.Text',
          id: 'unblocks',
          label: 'What would unblock it?',
          maxLength: 500,
          ...(understood.unblocks && { value: understood.unblocks }),
        },
        {
          type: 'Input.ChoiceSet',
          id: 'reason',
          label: 'What kind of reason is it? It is counted, so that something is done about it.',
          style: 'compact',
          choices: BLOCKED_CODES.map((code) => ({ title: BLOCKED_REASONS[code], value: code })),
        },
      ],
      buttons: save('Blocked', 'actions.block', refOf(understood), next),
    }),
    read: (fields) => ({
      ref: refOf(fields),
      because: fields.because ?? '',
      ...optional('unblocks', fields.unblocks),
      ...optional(
        'reason',
        BLOCKED_CODES.find((code) => code === fields.reason),
      ),
    }),
  },
  'actions.snooze': {
    face: (understood, turn, next) => ({
      heading: `Snooze ${refOf(understood)}`,
      line: 'It stays open and its date stands. When it is five working days late your coordinator hears all the same.',
      body: [
        {
          type: 'Input.Date',
          id: 'until',
          label: 'Remind me again from',
          min: addDays(turn.today, 1),
          value: understood.until ?? nextWorkingDay(turn.today, turn.neighbourhood.localClosures),
        },
        {
          type: 'Input.Text',
          id: 'why',
          label: 'Why does it wait?',
          isRequired: true,
          errorMessage: 'Say why it waits, so that others know.',
          maxLength: 500,
          ...(understood.why && { value: understood.why.slice(0, 500) }),
        },
      ],
      buttons: save('Snooze', 'actions.snooze', refOf(understood), next),
    }),
    read: (fields) => ({ ref: refOf(fields), until: fields.until ?? '', why: fields.why ?? '' }),
  },
  'actions.decline': {
    face: (understood, _turn, next) => ({
      heading: `Why can’t you take ${refOf(understood)} on?`,
      line: 'Whoever has it keeps it; an action that nobody had yet goes to the coordinator.',
      body: [
        {
          type: 'Input.Text',
          id: 'why',
          label: 'In a few words, so that they know',
          isRequired: true,
          errorMessage: 'Say why.',
          maxLength: 500,
        },
      ],
      buttons: save('Decline', 'actions.decline', refOf(understood), next),
    }),
    read: (fields) => ({ ref: refOf(fields), why: fields.why ?? '' }),
  },
  'actions.reassign': {
    face: async (understood, turn, next) => ({
      heading: `Give ${refOf(understood)} to somebody else`,
      line: 'Whoever has it now keeps it until the other accepts.',
      body: [await ownerChoice(turn, undefined, 'To whom?')],
      buttons: save('Give', 'actions.reassign', refOf(understood), next),
    }),
    read: (fields) => ({ ref: refOf(fields), ownerId: fields.ownerId ?? '' }),
  },
  'actions.notDone': {
    face: (understood, _turn, next) => ({
      heading: `Why was ${refOf(understood)} not done?`,
      body: [
        {
          type: 'Input.ChoiceSet',
          id: 'reason',
          label: 'The reason, which is counted',
          style: 'compact',
          isRequired: true,
          errorMessage: 'Choose the reason that fits best.',
          choices: NOT_DONE_CODES.map((code) => ({ title: NOT_DONE_REASONS[code], value: code })),
        },
        {
          type: 'Input.Text',
          id: 'words',
          label: 'In words, if there is more to say',
          maxLength: 500,
          ...(understood.words && { value: understood.words }),
        },
      ],
      buttons: save('Close as not done', 'actions.notDone', refOf(understood), next),
    }),
    read: (fields) => ({
      ref: refOf(fields),
      reason: NOT_DONE_CODES.find((code) => code === fields.reason) ?? 'other',
      ...optional('words', fields.words),
    }),
  },
  'actions.change': {
    async face(understood, turn, next): Promise<Face> {
      const action = await turn.ask('actions.read', { ref: refOf(understood) });
      return {
        heading: `Change ${action.ref}`,
        body: [
          ...(action.title === ''
            ? [said('Its words can be changed in our personal chat or on the page.')]
            : [
                {
                  type: 'Input.Text' as const,
                  id: 'title',
                  label: 'What is to be done?',
                  value: action.title,
                  maxLength: 200,
                },
              ]),
          { type: 'Input.Date', id: 'due', label: 'By when?', value: action.due },
        ],
        buttons: save('Save', 'actions.change', action.ref, next, { version: action.version }),
      };
    },
    read: (fields) => ({
      ref: refOf(fields),
      version: Number(fields.version),
      ...optional('title', fields.title),
      ...optional('due', fields.due),
    }),
  },
} satisfies Forms;
