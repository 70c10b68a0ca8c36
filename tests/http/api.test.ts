import { describe, expect, test } from 'vitest';
import { world } from '../world/world.ts';
import { served } from './served.ts';

const w = await world();
const s = await served(w);
const series = {
  name: 'Frailty huddle',
  kind: 'weekly',
  rule: 'FREQ=WEEKLY;BYDAY=TU',
  start: '2026-12-01T08:45',
};
const MUTATION = '0197-first-try';

describe('what cannot be read is answered with a sentence, and nothing is done', () => {
  test.each<[string, unknown]>([
    ['broken JSON', '{"input": {'],
    ['no JSON at all', 'hello'],
    ['a bare list', []],
    ['a field that is not ours', { input: {}, actor: 'system' }],
    ['a time of the caller’s own', { input: {}, now: '2020-01-01T00:00:00Z' }],
    ['a mutation id that is no id', { input: {}, mutationId: '../../x' }],
  ])('%s', async (_what, body) => {
    const answer = await s.post('neighbourhoods.me', body, w.priya);
    expect(answer.status).toBe(400);
    expect(answer.refused?.reason).toBe('invalid');
    expect(answer.refused?.sentence).toMatch(/^[A-Z].*\.$/);
  });

  test('more than a page of words', async () => {
    const answer = await s.post('neighbourhoods.me', { input: { text: 'x'.repeat(300_000) } }, w.priya);
    expect(answer).toMatchObject({
      status: 400,
      refused: { sentence: 'That is too much in one go. Make it shorter and try again.' },
    });
  });

  test('a use case that there is not', async () => {
    for (const name of ['neighbourhoods.burn', 'constructor', '__proto__', 'neighbourhoods'])
      expect(await s.post(name, {}, w.priya), name).toMatchObject({
        status: 404,
        refused: { reason: 'missing' },
      });
  });

  test('an input that does not fit says what is wrong', async () => {
    const answer = await s.post('neighbourhoods.found', { input: { code: 'nine', name: 'Nine' } }, w.jo);
    expect(answer).toMatchObject({ status: 400, refused: { reason: 'invalid' } });
    expect(answer.refused?.sentence).toContain('N7');
  });
});

test('each kind of refusal has its own status', async () => {
  expect(
    (await s.post('neighbourhoods.found', { input: { code: 'N9', name: 'Nine' } }, w.priya)).status,
  ).toBe(403);
  expect((await s.post('neighbourhoods.found', { input: { code: 'N9', name: 'Nine' } }, w.jo)).status).toBe(
    409,
  );
});

describe('the same press sent twice', () => {
  test('is done once and answered twice alike', async () => {
    const first = await s.post('huddles.schedule', { input: series, mutationId: MUTATION }, w.jo);
    const again = await s.post('huddles.schedule', { input: series, mutationId: MUTATION }, w.jo);
    expect(first.status).toBe(200);
    expect(again).toEqual(first);
    expect((await w.audit()).filter((entry) => entry.useCase === 'huddles.schedule')).toMatchObject([
      { door: 'tab', outcome: 'done', byMember: w.jo.id },
    ]);
  });

  test('with other words is a conflict', async () => {
    const input = { ...series, name: 'Another huddle' };
    const answer = await s.post('huddles.schedule', { input, mutationId: MUTATION }, w.jo);
    expect(answer).toMatchObject({ status: 409, refused: { reason: 'conflict' } });
  });

  test('under somebody else’s name is their own press: nobody is given another’s answer', async () => {
    const input = { ...series, name: 'Another huddle' };
    const answer = await s.post('huddles.schedule', { input, mutationId: MUTATION }, w.anna);
    expect(answer.status).toBe(200);
  });
});

test('the API is described from the registry, whole', async () => {
  const page = await (await fetch(`${s.url}/api/openapi.json`)).json();
  expect(page.openapi).toBe('3.1.0');
  expect(page.paths['/api/neighbourhoods.found'].post).toMatchObject({
    summary: 'Make a new neighbourhood',
    requestBody: {
      content: { 'application/json': { schema: { properties: { input: { required: ['code', 'name'] } } } } },
    },
  });
});
