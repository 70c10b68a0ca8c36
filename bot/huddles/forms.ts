import { COHORTS } from '../../src/cases/case.ts';
import { Refusal } from '../../src/core/refusal.ts';
import { type HuddleKind, KINDS } from '../../src/huddles/kind.ts';
import { type Face, press } from '../cards.ts';
import type { Forms } from '../phrase.ts';
import { scheduleInput } from './schedule.ts';
import { ruleFrom } from './series-forms.ts';

const KIND_CODES = Object.keys(KINDS) as HuddleKind[];
const SCHEDULED = ['FRAILTY_DEMENTIA', 'HIGH_INTENSITY_ED', 'CYP_COMPLEX'] as const;
const NOT_NOW = press('Not now', 'chat.dismiss', {});

export const forms = {
  'huddles.schedule': {
    face: (understood): Face => ({
      heading: 'Schedule a huddle',
      body: [
        {
          type: 'Input.Text',
          id: 'name',
          label: 'Its name',
          isRequired: true,
          errorMessage: 'Give it a name.',
          maxLength: 80,
          ...(understood.name && { value: understood.name }),
        },
        {
          type: 'Input.ChoiceSet',
          id: 'kind',
          label: 'Kind',
          style: 'compact',
          choices: KIND_CODES.map((kind) => ({
            title: `${KINDS[kind].words} (${KINDS[kind].minutes} minutes)`,
            value: kind,
          })),
          value: understood.kind ?? 'weekly',
        },
        {
          type: 'Input.Text',
          id: 'often',
          label: 'How often, in words',
          placeholder: 'every Tuesday',
          isRequired: true,
          errorMessage: 'Say how often, such as “every Tuesday”.',
          ...(understood.often && { value: understood.often }),
        },
        {
          type: 'Input.Time',
          id: 'time',
          label: 'At what time?',
          isRequired: true,
          errorMessage: 'Give a time.',
          ...(understood.time && { value: understood.time }),
        },
        {
          type: 'Input.Number',
          id: 'minutes',
          label: 'Minutes',
          min: 5,
          max: 240,
          ...(understood.minutes && { value: Number(understood.minutes) }),
        },
        {
          type: 'Input.ChoiceSet',
          id: 'cohort',
          label: 'For which cohort?',
          style: 'compact',
          choices: [
            { title: 'All cases', value: 'all' },
            ...SCHEDULED.map((code) => ({ title: COHORTS[code], value: code })),
          ],
          value: understood.cohort ?? 'all',
        },
        {
          type: 'Input.Text',
          id: 'joinUrl',
          label: 'The Teams meeting’s join link, if there is one',
          placeholder: 'https://teams.microsoft.com/…',
          ...(understood.joinUrl && { value: understood.joinUrl }),
        },
      ],
      buttons: [press('Schedule', 'huddles.schedule', {}, { look: 'positive', form: true }), NOT_NOW],
    }),
    read(fields, turn) {
      const rule = ruleFrom(fields.often ?? '');
      const kind = KIND_CODES.find((one) => one === fields.kind) ?? 'weekly';
      const cohort = SCHEDULED.find((one) => one === fields.cohort);
      const input = scheduleInput(
        {
          name: fields.name ?? '',
          kind,
          rule,
          ...(fields.time !== undefined && { time: fields.time.slice(0, 5) }),
          ...(fields.minutes !== undefined && { minutes: Number(fields.minutes) }),
          ...(cohort !== undefined && { cohort }),
          ...(fields.joinUrl !== undefined && { joinUrl: fields.joinUrl }),
        },
        turn,
      );
      if (input === undefined) throw new Refusal('invalid', 'At what time does it begin? Say it like 8:45.');
      return input;
    },
  },
  'huddles.addItem': {
    face: (understood) => ({
      heading: `${understood.ref ?? 'This case'} is urgent: why?`,
      body: [
        {
          type: 'Input.Text',
          id: 'reason',
          label: 'In a few words',
          isRequired: true,
          errorMessage: 'Say why it cannot wait.',
          maxLength: 300,
        },
      ],
      buttons: [
        press(
          'Put on the agenda',
          'huddles.addItem',
          { ref: understood.ref ?? '', huddleId: understood.huddleId ?? '' },
          { look: 'positive', form: true },
        ),
        NOT_NOW,
      ],
    }),
    read: (fields) => ({
      huddleId: fields.huddleId ?? '',
      ref: fields.ref ?? '',
      why: 'urgent' as const,
      reason: fields.reason ?? '',
    }),
  },
  'huddles.setJoinLink': {
    face: (understood) => ({
      heading: 'The meeting’s join link',
      line: 'It is kept with the huddle and shown on Today and in reminders.',
      body: [
        {
          type: 'Input.Text',
          id: 'joinUrl',
          label: 'Paste the link of the Teams meeting',
          placeholder: 'https://teams.microsoft.com/…',
          isRequired: true,
          errorMessage: 'Paste the link.',
        },
      ],
      buttons: [
        press(
          'Keep it',
          'huddles.setJoinLink',
          {
            ...(understood.seriesId && { seriesId: understood.seriesId }),
            ...(understood.huddleId && { huddleId: understood.huddleId }),
          },
          { look: 'positive', form: true },
        ),
        NOT_NOW,
      ],
    }),
    read: (fields) => ({
      joinUrl: fields.joinUrl ?? '',
      ...(fields.seriesId !== undefined
        ? { seriesId: fields.seriesId }
        : { huddleId: fields.huddleId ?? '' }),
    }),
  },
} satisfies Forms;
