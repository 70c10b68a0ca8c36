import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { world } from '../world/world.ts';
import { commandLineOf } from './command-line.ts';

/** The names, inputs and outputs that others check us by (issue 2, point 9): they stay as they are. */
const w = await world();
const cli = commandLineOf(w);
const dir = mkdtempSync(join(tmpdir(), 'huddle-cli-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test('people.checkNhsNumber {text}', async () => {
  const stdin = ['999 000 0018', '999-000-0018', '9990000017', '999000001']
    .map((text) => JSON.stringify({ use: 'people.checkNhsNumber', input: { text } }))
    .join('\n');
  const { answers, code } = await cli(['--lines'], { stdin });
  expect(answers).toMatchObject([
    { done: { valid: true, number: '9990000018', shown: '999 000 0018' } },
    { done: { valid: true, number: '9990000018', shown: '999 000 0018' } },
    { done: { valid: false, number: null, shown: null } },
    { done: { valid: false, number: null, shown: null } },
  ]);
  expect(code).toBe(0);
});

test('calendar.readDay {text}', async () => {
  const now = '2026-11-24T09:00:00Z';
  const stdin = ['by Friday', 'in ten working days', '04/12/2026', 'when the cows come home']
    .map((text) => JSON.stringify({ use: 'calendar.readDay', input: { text }, now }))
    .join('\n');
  expect((await cli(['--lines'], { stdin })).answers).toEqual([
    { done: { day: '2026-11-27', weekday: 'Friday' } },
    { done: { day: '2026-12-08', weekday: 'Tuesday' } },
    { done: { day: '2026-12-04', weekday: 'Friday' } },
    { refused: { reason: 'invalid', sentence: expect.any(String) } },
  ]);
});

describe('lists.import {list, neighbourhood?, dataTo?} with --file, then lists.candidates {cohort, list?, limit?}', () => {
  const file = join(dir, 'list.csv');
  writeFileSync(
    file,
    [
      'NHS number,Surname,Forename,DOB,Frailty,A&E 12m,Care home',
      '999 000 0018,Hargreaves,Doris,13/11/1937,Severe,25,N',
      '9990000026,Pemberton,Alfred,01/02/1940,Moderate,1,Y',
      '9990000034,Lowther,Maud,31/02/1939,Severe,2,N',
    ].join('\r\n'),
  );

  test('the import counts its rows and names what needs somebody', async () => {
    const { answers, code } = await cli([
      'lists.import',
      '{"list":"Frailty","neighbourhood":"N7","dataTo":"2026-11-01"}',
      '--file',
      file,
    ]);
    expect(answers).toMatchObject([
      {
        read: 3,
        accepted: 2,
        duplicates: 0,
        conflicts: 0,
        rejected: 1,
        new: 2,
        updated: 0,
        unchanged: 0,
        left: 0,
        problems: [{ row: 4, column: expect.any(String), problem: expect.any(String) }],
      },
    ]);
    expect(code).toBe(0);
  });

  test('the candidates come by reference and with their reasons, without identifiers', async () => {
    const { answers, out } = await cli(['lists.candidates', '{"cohort":"FRAILTY_DEMENTIA","limit":5}']);
    expect(answers).toMatchObject([
      {
        total: 1,
        routed: { careHome: 1, palliative: 0 },
        candidates: [
          {
            ref: expect.stringMatching(/^N7-000[12]$/),
            score: expect.any(Number),
            reasons: expect.any(Array),
          },
        ],
      },
    ]);
    expect(out).not.toMatch(/Hargreaves|Doris|999|1937/);
    const busy = await cli(['lists.candidates', '{"cohort":"HIGH_INTENSITY_ED","list":"Frailty"}']);
    expect(busy.answers).toMatchObject([{ total: 1, tiers: { '1': 1, '2': 0, '3': 0 } }]);
  });

  test('the operator opens nobody and accepts nobody', async () => {
    for (const [use, input] of [
      ['people.open', { ref: 'N7-0001', purpose: 'candidate' }],
      ['cases.accept', { refs: ['N7-0001'] }],
      ['actions.complete', { ref: 'A-1' }],
    ] as const) {
      const { answers, code } = await cli([use, JSON.stringify(input)]);
      expect(answers, use).toMatchObject([{ refused: { reason: 'forbidden' } }]);
      expect(code, use).toBe(2);
    }
  });
});
