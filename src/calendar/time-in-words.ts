import { LONGEST_PHRASE, plainWords } from './plain-words.ts';

/**
 * A time of day → "HH:MM": "8:45", "8.45", "0845", "8:45am", "2pm", "noon". Undefined for what is no time, and for what
 * could be two: "2" or "2:30" without am or pm is asked again, since nobody meets at half past two at night ("02:30" and
 * "0230" are taken as written).
 */
export function readTime(text: string): string | undefined {
  if (text.length > LONGEST_PHRASE) return undefined;
  const words = plainWords(text).replace(/^(?:at|from|@) ?/, '');
  if (words === 'noon' || words === 'midday' || words === '12 noon') return '12:00';
  const {
    hours = '',
    minutes = '',
    half,
  } = /^(?<hours>\d{1,2})(?:[:.h](?<minutes>\d{2}))? ?(?<half>a\.?m|p\.?m)?$/.exec(words)?.groups ??
  /^(?<hours>\d{1,2})(?<minutes>\d{2}) ?(?<half>a\.?m|p\.?m|hrs?|hours)?$/.exec(words)?.groups ??
  {};
  if (hours === '' || Number(minutes) > 59) return undefined;
  const hour = hourOf(hours, half, minutes);
  return hour === undefined
    ? undefined
    : `${String(hour).padStart(2, '0')}:${minutes === '' ? '00' : minutes}`;
}

function hourOf(written: string, half: string | undefined, minutes: string): number | undefined {
  const hour = Number(written);
  if (half?.startsWith('a') || half?.startsWith('p')) {
    if (hour < 1 || hour > 12) return undefined;
    return (hour % 12) + (half.startsWith('p') ? 12 : 0);
  }
  if (hour > 23 || minutes === '') return undefined;
  return hour >= 7 || written.length === 2 ? hour : undefined;
}

const HOURS = '(?:hours?|hrs?|h)';
const MINUTES = '(?:minutes?|mins?|m)';
const HOURS_AND_MINUTES = new RegExp(
  `^(?<hours>an?|\\d+) ?${HOURS}(?: and)? ?(?<minutes>\\d{1,2}) ?${MINUTES}?$`,
);
const JUST_HOURS = new RegExp(
  `^(?<hours>an?|\\d+(?:\\.\\d+)?)(?<halfBefore> and a half)? ?${HOURS}(?<half> and a half)?$`,
);
const JUST_MINUTES = new RegExp(`^(?<minutes>\\d+)(?:[ -]?${MINUTES})?$`);
const PARTS_OF_AN_HOUR: Record<string, number> = { half: 30, quarter: 15, '3 quarters': 45 };

/**
 * A length of time → whole minutes: "30 minutes", "30m", "half an hour", "1 hour", "an hour and a half", "1h 15m", "90".
 * Undefined for what is no length, for none at all and for more than a day.
 */
export function readMinutes(text: string): number | undefined {
  if (text.length > LONGEST_PHRASE) return undefined;
  const minutes = minutesIn(plainWords(text).replace(/^for /, ''));
  return minutes !== undefined && Number.isInteger(minutes) && minutes > 0 && minutes <= 24 * 60
    ? minutes
    : undefined;
}

function minutesIn(words: string): number | undefined {
  const part = /^(?:an? )?(?<part>half|quarter|3 quarters)(?: of)?(?: an)? hour$/.exec(words)?.groups?.part;
  if (part !== undefined) return PARTS_OF_AN_HOUR[part];
  const hoursIn = (hours = ''): number => (hours.startsWith('a') ? 60 : Number(hours) * 60);
  const both = HOURS_AND_MINUTES.exec(words)?.groups;
  if (both !== undefined)
    return Number(both.minutes) < 60 ? hoursIn(both.hours) + Number(both.minutes) : undefined;
  const hours = JUST_HOURS.exec(words)?.groups;
  if (hours !== undefined)
    return hoursIn(hours.hours) + ((hours.half ?? hours.halfBefore) === undefined ? 0 : 30);
  const minutes = JUST_MINUTES.exec(words)?.groups?.minutes;
  return minutes === undefined ? undefined : Number(minutes);
}
