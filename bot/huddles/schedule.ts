import { findDay, readMinutes, readRule, readTime } from '../../src/calendar/index.ts';
import { addDays, type Day, LONDON, showDay, showTime, timeOf } from '../../src/core/day.ts';
import { type HuddleKind, KINDS } from '../../src/huddles/kind.ts';
import { type Button, type Face, press, text } from '../cards.ts';
import { tidy } from '../grammar.ts';
import type { Fields } from '../phrase.ts';
import type { In, Turn } from '../turn.ts';
import { inWords } from './series-words.ts';

export type Wanted = Partial<Pick<In<'huddles.schedule'>, 'rule' | 'minutes' | 'cohort' | 'joinUrl'>> & {
  name: string;
  kind: HuddleKind;
  time?: string;
  from?: Day;
};

const TIME =
  /(?:\bat |@ ?)?(?<![\d:.])(\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\b\.?|0\d{3}|1\d{3}|noon|midday)(?![\d:])/i;
const LENGTH =
  /\bfor (an? [a-z ]*?hour(?: and a half)?|half an hour|three quarters of an hour|[\d.]+ ?(?:h(?:ours?|rs?)?(?: ?\d+ ?m(?:in(?:ute)?s?)?)?|m(?:in(?:ute)?s?)?)?)\b|\b(\d{1,3} ?(?:m|min|mins|minutes|minute))\b/i;
const LINK = /https:\/\/\S+/i;

/** "frailty huddle every Tuesday 8:45 for 30m": what was understood, the rest left open. */
export function readSchedule(words: string, turn: Turn): Wanted {
  const link = LINK.exec(words);
  const linkless = link === null ? words : words.replace(link[0], ' ');
  const length = LENGTH.exec(linkless);
  const minutes = length === null ? undefined : readMinutes((length[1] ?? length[2] ?? '').trim());
  const unlengthed = length === null || minutes === undefined ? linkless : linkless.replace(length[0], ' ');
  const { time, rest: timeless } = takeTime(unlengthed);
  const starting = /\b(?:starting|from|beginning)(?: on)? .+$/i.exec(timeless);
  const from =
    starting === null
      ? undefined
      : findDay(starting[0].replace(/^\S+/, 'by'), turn.today, turn.neighbourhood.localClosures)?.day;
  const { rule, name } = splitRule(
    starting === null || from === undefined ? timeless : timeless.slice(0, starting.index),
  );
  const kind = kindOf(words, rule);
  return {
    name: turn.place === 'shared' ? '' : name,
    kind,
    ...(rule !== undefined && { rule }),
    ...(time !== undefined && { time }),
    ...(minutes !== undefined && { minutes }),
    ...(from !== undefined && { from }),
    ...cohortOf(words),
    ...(link !== null && { joinUrl: link[0] }),
  };
}

/** A time of day in the words, and the words without it. */
export function takeTime(words: string): { time: string | undefined; rest: string } {
  const clock = TIME.exec(words);
  const time = clock === null ? undefined : readTime((clock[1] ?? '').replace(/\.$/, ''));
  return clock === null || time === undefined
    ? { time: undefined, rest: words.trim() }
    : { time, rest: tidy(words.replace(clock[0], ' ')) };
}

/** The longest run of words that says how often; what stands before it is the huddle's name. */
function splitRule(words: string): { rule: string | undefined; name: string } {
  const parts = tidy(words).split(' ');
  const written = parts.find((part) => /^(?:RRULE:)?FREQ=/i.test(part));
  if (written !== undefined)
    return { rule: written, name: nameOf(parts.filter((part) => part !== written).join(' ')) };
  for (let first = 0; first < parts.length; first++)
    for (let last = parts.length; last > first; last--) {
      const rule = readRule(parts.slice(first, last).join(' ').replace(/[,.]$/, ''));
      if (rule === undefined) continue;
      return { rule, name: nameOf([...parts.slice(0, first), ...parts.slice(last)].join(' ')) };
    }
  return { rule: undefined, name: nameOf(parts.join(' ')) };
}
const nameOf = (words: string): string => {
  const plain = tidy(words.replace(/^(?:an?|the|our|new) /i, '').replace(/\b(?:called|named) /i, ''));
  return plain === '' ? '' : `${plain.charAt(0).toUpperCase()}${plain.slice(1)}`.slice(0, 80);
};

function kindOf(words: string, rule: string | undefined): HuddleKind {
  if (/\b(?:cyp|child(?:ren)?|young)/i.test(words)) return 'cyp';
  if (/\bcomplex|\bmdt\b/i.test(words)) return 'complex';
  if (
    rule !== undefined &&
    (rule.includes('FREQ=DAILY') || (rule.match(/MO|TU|WE|TH|FR/g) ?? []).length >= 4)
  )
    return 'daily';
  return /\bdaily\b/i.test(words) ? 'daily' : 'weekly';
}
function cohortOf(words: string): Pick<Wanted, 'cohort'> {
  if (/frail|dementia/i.test(words)) return { cohort: 'FRAILTY_DEMENTIA' };
  if (/high.intensity|\bhiu\b|\bed\b|a&e/i.test(words)) return { cohort: 'HIGH_INTENSITY_ED' };
  return /\bcyp\b|child|young/i.test(words) ? { cohort: 'CYP_COMPLEX' } : {};
}

/** In a shared place a typed name is free text, so the huddle is called after its cohort or kind. */
const COHORT_NAMES: Record<string, string> = {
  FRAILTY_DEMENTIA: 'Frailty huddle',
  HIGH_INTENSITY_ED: 'High intensity huddle',
  CYP_COMPLEX: 'CYP MDT',
};
const nameFor = ({ name, kind, cohort }: Wanted): string =>
  name !== '' ? name : (COHORT_NAMES[cohort ?? ''] ?? KINDS[kind].words);

/** The use case's input once nothing is open: the first day counts from today, or tomorrow when that time has passed. */
export function scheduleInput(wanted: Wanted, turn: Turn): In<'huddles.schedule'> | undefined {
  const { rule, time, minutes, cohort, joinUrl, kind } = wanted;
  if (rule === undefined || time === undefined) return undefined;
  const earliest = time <= timeOf(turn.now, LONDON) ? addDays(turn.today, 1) : turn.today;
  const day = wanted.from !== undefined && wanted.from > earliest ? wanted.from : earliest;
  return {
    name: nameFor(wanted),
    kind,
    rule,
    start: `${day}T${time}`,
    minutes: minutes ?? KINDS[kind].minutes,
    bankHolidays: KINDS[kind].bankHolidays,
    ...(cohort != null && { cohort }),
    ...(joinUrl != null && { joinUrl }),
  };
}

/** What the form begins with. */
export const understoodOf = (wanted: Wanted): Fields => ({
  name: nameFor(wanted),
  kind: wanted.kind,
  ...(wanted.rule !== undefined && { often: inWords(wanted.rule) }),
  ...(wanted.time !== undefined && { time: wanted.time }),
  ...(wanted.minutes !== undefined && { minutes: String(wanted.minutes) }),
  ...(wanted.cohort != null && { cohort: wanted.cohort }),
  ...(wanted.joinUrl != null && { joinUrl: wanted.joinUrl }),
});

/** The next four dates, with what a bank holiday does to them, before anything is made. */
export async function previewFace(
  input: In<'huddles.schedule'>,
  understood: Fields,
  turn: Turn,
): Promise<Face> {
  const { rule, start, bankHolidays = 'next' } = input;
  const preview = await turn.ask('huddles.previewSeries', {
    rule,
    start,
    zone: LONDON,
    bankHolidays,
    count: 4,
  });
  const first = preview.occurrences[0];
  return {
    heading: `${turn.place === 'shared' ? KINDS[input.kind].words : input.name}: ${inWords(rule)} at ${showTime(start.slice(11))}`,
    line: `${input.minutes ?? KINDS[input.kind].minutes} minutes. The next four:`,
    ...(preview.warning !== undefined && { notice: { text: preview.warning, tone: 'Warning' as const } }),
    body: [
      ...preview.occurrences.map(({ local, movedFrom }) =>
        text(
          `${showDay(local.slice(0, 10), turn.today)} at ${showTime(local.slice(11))}${movedFrom === undefined ? '' : ` (moved from ${showDay(movedFrom, turn.today)}: ${preview.moved.find(({ from }) => from === movedFrom)?.why ?? 'closed'})`}`,
        ),
      ),
      ...preview.dropped.map(({ originalDay, why }) =>
        text(`${showDay(originalDay, turn.today)} ${why}`, { isSubtle: true }),
      ),
    ],
    buttons: scheduleButtons(input, understood),
    summary:
      first === undefined
        ? KINDS[input.kind].words
        : `A series from ${showDay(first.local.slice(0, 10), turn.today)}`,
  };
}
const scheduleButtons = (input: In<'huddles.schedule'>, understood: Fields): Button[] => [
  press('Schedule', 'huddles.schedule', plain(input), { look: 'positive' }),
  press('Change', 'form:huddles.schedule', understood),
  press('Not now', 'chat.dismiss', {}),
];
/** Without what is undefined, which JSON does not carry, and what only the page can say. */
const plain = (input: In<'huddles.schedule'>): { [key: string]: string | number | null } =>
  Object.fromEntries(
    Object.entries(input).flatMap(([key, value]) =>
      value === undefined || (typeof value === 'object' && value !== null) ? [] : [[key, value]],
    ),
  );
