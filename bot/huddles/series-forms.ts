import { readRule } from '../../src/calendar/index.ts';
import { Refusal } from '../../src/core/refusal.ts';
import type { BankHolidayRule } from '../../src/huddles/kind.ts';
import { type Face, press } from '../cards.ts';
import type { Forms } from '../phrase.ts';
import { inWords, nowAndThen } from './series-words.ts';
import { readTemplate, templateInputs } from './template-form.ts';

const HOLIDAYS: Record<BankHolidayRule, string> = {
  next: 'It moves to the next working day',
  previous: 'It moves to the working day before',
  skip: 'It is left out',
  ignore: 'It is held all the same',
};

/** "every Tuesday", or a rule as calendars write it. */
export function ruleFrom(words: string): string {
  const rule = /^(?:RRULE:)?FREQ=/i.test(words.trim()) ? words.trim() : readRule(words);
  if (rule === undefined)
    throw new Refusal(
      'invalid',
      'I don’t follow how often. Say it like “every Tuesday”, “every other Thursday” or “first Monday of the month”.',
    );
  return rule;
}

export const forms = {
  'huddles.changeSeries': {
    async face(understood, turn): Promise<Face> {
      const series = (await turn.ask('huddles.series', {})).find(({ id }) => id === understood.seriesId);
      if (series === undefined) throw new Refusal('missing', 'That series has ended. Schedule a new one.');
      return {
        heading: 'Change a series of huddles',
        line: `${nowAndThen(series, turn.today)}Each huddle to come takes its agenda with it.`,
        body: [
          {
            type: 'Input.Text',
            id: 'often',
            label: 'How often, in words',
            value: inWords(series.rule),
            isRequired: true,
            errorMessage: 'Say how often, such as “every Tuesday”.',
          },
          {
            type: 'Input.Time',
            id: 'time',
            label: 'At what time?',
            value: series.start.slice(11),
            isRequired: true,
            errorMessage: 'Give a time.',
          },
          { type: 'Input.Number', id: 'minutes', label: 'Minutes', min: 5, max: 240, value: series.minutes },
          {
            type: 'Input.Number',
            id: 'minutesACase',
            label: 'Minutes a case',
            min: 0.5,
            max: 60,
            value: series.minutesACase,
          },
          {
            type: 'Input.ChoiceSet',
            id: 'bankHolidays',
            label: 'On a bank holiday',
            style: 'compact',
            choices: Object.entries(HOLIDAYS).map(([value, title]) => ({ title, value })),
            value: series.bankHolidays,
          },
          {
            type: 'Input.ChoiceSet',
            id: 'scope',
            label: 'From when on?',
            style: 'compact',
            choices: [
              { title: 'All dates to come', value: 'all' },
              { title: 'This one and those after it', value: 'following' },
            ],
            value: understood.scope ?? 'all',
          },
          ...templateInputs(series, await turn.ask('neighbourhoods.members', {})),
        ],
        buttons: [
          press(
            'Change',
            'huddles.changeSeries',
            {
              seriesId: series.id,
              version: series.version,
              rule: series.rule,
              start: series.start,
              from: understood.from ?? '',
              rotaWas: series.chairRota.map(({ id }) => id).join(','),
            },
            { look: 'positive', form: true },
          ),
          press('Not now', 'chat.dismiss', {}),
        ],
      };
    },
    read(fields) {
      const { rule = '', start = '', from = '', often = '', bankHolidays } = fields;
      const later = fields.scope === 'following' && from !== '';
      const time = (fields.time ?? '').slice(0, 5);
      const wanted = often === inWords(rule) ? rule : ruleFrom(often);
      const first = `${later ? from : start.slice(0, 10)}T${time === '' ? start.slice(11) : time}`;
      const holidays = (Object.keys(HOLIDAYS) as BankHolidayRule[]).find((one) => one === bankHolidays);
      return {
        seriesId: fields.seriesId ?? '',
        version: Number(fields.version),
        ...(wanted === rule ? {} : { rule: wanted }),
        ...(first === start ? {} : { start: first }),
        ...(later ? { from } : {}),
        ...(fields.minutes === undefined ? {} : { minutes: Number(fields.minutes) }),
        ...(fields.minutesACase === undefined ? {} : { minutesACase: Number(fields.minutesACase) }),
        ...readTemplate(fields),
        ...(holidays === undefined ? {} : { bankHolidays: holidays }),
      };
    },
  },
} satisfies Forms;
