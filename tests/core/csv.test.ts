import { expect, test } from 'vitest';
import { csvLine, inert } from '../../src/core/csv.ts';

test.each(['=1+1', '+44', '-1', '@sum', '\tx', '\r=x', '\n=x', '＝1+1', '＠sum'])(
  'a cell that begins like %j is text',
  (cell) => {
    expect(inert(cell)).toBe(`'${cell}`);
    expect(csvLine([cell])).toMatch(/^"?'/);
  },
);

test('numbers, commas, quotes and line ends come through as they were', () => {
  expect(csvLine([-3, 'a,b', 'say "no"', '=1\r\n2'])).toBe(`-3,"a,b","say ""no""","'=1\r\n2"`);
});
