import { expect, test } from 'vitest';
import { z } from 'zod';
import { grantsOf, operatorGrants, partnerGrants, ROLES, systemGrants } from '../../src/core/grants.ts';
import { allUseCases } from '../../src/use-cases.ts';
import { sources } from './sources.ts';

const named = [...allUseCases.values()];
const tests = sources('tests')
  .map((source) => source.text)
  .join('\n');

test.each(named.map((one) => [one.name, one] as const))(
  '%s has words, a grant that somebody holds, and an input that can be shown',
  (name, { useCase }) => {
    expect(name).toMatch(/^[a-z]+\.[a-z][A-Za-z]*$/);
    expect(useCase.says).toMatch(/^[A-Z].{5,}[^.]$/);
    const holders = [
      ...ROLES.map((role) => grantsOf([role])),
      operatorGrants,
      systemGrants,
      partnerGrants,
    ].filter((grants) => grants.has(useCase.needs));
    expect(holders.length).toBeGreaterThan(0);
    expect(z.toJSONSchema(useCase.input, { unrepresentable: 'any', io: 'input' })).toHaveProperty(
      'type',
      'object',
    );
  },
);

test.each(named.map((one) => [one.name] as const))('%s is called by a test', (name) => {
  const [slice, verb] = name.split('.');
  expect(tests.includes(`'${name}'`) || new RegExp(`\\.${slice}\\s*\\.${verb}\\(`).test(tests)).toBe(true);
});

test.each(
  named
    .filter((one) => one.useCase.undo !== undefined)
    .map((one) => [one.name, one.useCase.undo ?? ''] as const),
)('%s can be undone by %s', (_name, undo) => {
  expect(allUseCases.has(undo)).toBe(true);
});

test('the operator never accepts a person, opens identifiers or acts on an action', () => {
  for (const grant of [
    'cases.accept',
    'people.open',
    'people.search',
    'actions.do',
    'actions.assign',
    'cases.edit',
    'cases.see',
  ] as const)
    expect(operatorGrants.has(grant)).toBe(false);
});
