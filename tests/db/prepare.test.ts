import { expect, test } from 'vitest';
import { statementNames } from '../../src/db/prepare.ts';

const met = (nameOf: (text: string) => string | undefined, text: string, times: number) =>
  Array.from({ length: times }, () => nameOf(text)).at(-1);

test('a statement gets a name when it is met the third time, and keeps it', () => {
  const nameOf = statementNames();
  expect(met(nameOf, 'select 1', 2)).toBeUndefined();
  const name = nameOf('select 1');
  expect(name).toBeDefined();
  expect(nameOf('select 1')).toBe(name);
  expect(met(nameOf, 'select 2', 3)).not.toBe(name);
});

test('thousands of texts that come once crowd out none that comes again', () => {
  const nameOf = statementNames();
  const name = met(nameOf, 'select 1', 3);
  for (let n = 0; n < 20_000; n++) expect(nameOf(`select * from stage.u${n}`)).toBeUndefined();
  expect(nameOf('select 1')).toBe(name);
  expect(met(nameOf, 'select 2', 3)).toBeDefined();
});

test('the server is never asked to keep more than some hundred plans, nor bulk texts', () => {
  const nameOf = statementNames();
  const named = new Set<string | undefined>();
  for (let n = 0; n < 1000; n++) named.add(met(nameOf, `select ${n}`, 3));
  named.delete(undefined);
  expect(named.size).toBeLessThanOrEqual(400);
  expect(met(statementNames(), `select ${'1, '.repeat(5000)}1`, 5)).toBeUndefined();
});
