import { expect, test } from 'vitest';
import { oftenWords, ruleOf } from '../../../tab/huddles/how-often.ts';

test.each([
  ['weekly', '2026-12-01', 'FREQ=WEEKLY;BYDAY=TU', 'Every Tuesday'],
  ['daily', '2026-12-01', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'Every weekday'],
  ['fortnightly', '2026-12-04', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR', 'Every 2 weeks'],
  ['monthly', '2026-12-01', 'FREQ=MONTHLY;BYDAY=1TU', 'The first Tuesday of each month'],
  ['monthly', '2026-12-08', 'FREQ=MONTHLY;BYDAY=2TU', 'The second Tuesday of each month'],
  ['monthly', '2026-12-29', 'FREQ=MONTHLY;BYDAY=-1TU', 'The last Tuesday of each month'],
] as const)('%s from %s', (often, first, rule, words) => {
  expect(ruleOf(often, first)).toBe(rule);
  expect(oftenWords(often, first)).toBe(words);
});
