import { expect, test } from 'vitest';
import { checkNhsNumber, isPracticeNumber } from '../../src/core/nhs-number.ts';
import { sources } from './sources.ts';

const all = sources('src', 'bot', 'tab', 'dev', 'tests');
const code = all.filter((source) => !source.path.startsWith('tests/'));
const found = (pattern: RegExp, allowed: (path: string) => boolean, among = code): string[] =>
  among
    .filter((source) => !allowed(source.path))
    .flatMap((source) =>
      source.text.split('\n').flatMap((line, at) => (pattern.test(line) ? [`${source.path}:${at + 1}`] : [])),
    );

test('no file is over 300 lines', () => {
  expect(
    all.filter((source) => source.lines > 300).map((source) => `${source.path}: ${source.lines}`),
  ).toEqual([]);
});

test('only the time files touch Date and Temporal, in tests too', () => {
  const clocks = ['src/core/time.ts', 'src/core/day.ts', 'src/log.ts'];
  expect(
    found(
      /\bnew Date\b|\bDate\.(now|parse|UTC)\b|from 'temporal-polyfill'/,
      (path) => clocks.includes(path) || path.startsWith('tests/laws/'),
      all,
    ),
  ).toEqual([]);
});

test('the environment is read in one place', () => {
  expect(
    found(
      /process\.env\b/,
      (path) =>
        [
          'src/config.ts',
          'src/main.ts',
          'src/cli.ts',
          'dev/run-tests.ts',
          'dev/playground.ts',
          'dev/generate-schema.ts',
        ].includes(path) || path.startsWith('dev/'),
    ),
  ).toEqual([]);
});

test('SQL stands in stores, the core and the database’s room', () => {
  const allowed = (path: string): boolean =>
    /store(-[a-z-]+)?\.ts$/.test(path) ||
    /-store\.ts$/.test(path) ||
    path.startsWith('src/db/') ||
    path.startsWith('src/core/') ||
    path.startsWith('src/jobs/');
  expect(found(/\b(selectFrom|insertInto|updateTable|deleteFrom)\(|\bsql(<[^`]*>)?`/, allowed)).toEqual([]);
});

test('no type is given up and no check is silenced', () => {
  expect(
    found(
      /(:\s*|<|as\s+)any\b(?!\()|@ts-(ignore|expect-error|nocheck)/,
      (path) => path.startsWith('tests/laws/'),
      all,
    ),
  ).toEqual([]);
});

test('no test is left out or run alone', () => {
  expect(
    found(/\b(test|describe|it)\.(only|skip|todo)\(/, (path) => path.startsWith('tests/laws/'), all),
  ).toEqual([]);
});

test('no NHS number outside the 999 test range stands in the code', () => {
  const numbers = (line: string): string[] =>
    [...line.matchAll(/(?<![\d.-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\d-])/g)].map(([number]) => number);
  const outside = all.flatMap(({ path, text }) =>
    numbers(text)
      .filter((number) => checkNhsNumber(number).valid && !isPracticeNumber(number.replaceAll(/\D/g, '')))
      .map((number) => `${path}: ${number}`),
  );
  expect(outside).toEqual([]);
});
