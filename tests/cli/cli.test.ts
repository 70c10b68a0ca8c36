import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { allUseCases } from '../../src/use-cases.ts';
import { addNeighbour } from '../world/neighbour.ts';
import { world } from '../world/world.ts';
import { commandLineOf, processOf } from './command-line.ts';

const w = await world();
const cli = commandLineOf(w);
const PRODUCTION = {
  NODE_ENV: 'production',
  BOT_APP_ID: 'app',
  BOT_APP_PASSWORD: 'secret',
  TENANT_ID: 'tenant',
  PUBLIC_URL: 'https://huddle.example',
};

describe('what is refused', () => {
  test.each<[string, string[], string]>([
    ['nothing to do', [], 'Say what to do'],
    ['an option that there is not', ['neighbourhoods.me', '--sudo'], 'Say what to do'],
    ['words left over', ['neighbourhoods.me', '{}', '{}'], 'Say what to do'],
    ['a use case that there is not', ['neighbourhoods.burn'], 'There is no use case neighbourhoods.burn'],
    ['an input that is no JSON', ['calendar.readDay', 'Friday'], 'That is not JSON'],
    ['an input that does not fit', ['calendar.readDay', '{"text": 5}'], 'text'],
    [
      'a date that nobody understands',
      ['calendar.readDay', '{"text":"blah"}'],
      'I can’t read that as a date',
    ],
    ['a time without its zone', ['calendar.readDay', '{}', '--now', '2026-12-04T09:00'], 'A time looks like'],
    ['a member who is not there', ['neighbourhoods.me', '--as', 'x@y.example'], 'I can’t find a member'],
    [
      'a neighbourhood that is not there',
      ['neighbourhoods.me', '{"neighbourhood":"N99"}'],
      'I can’t find that neighbourhood',
    ],
    [
      'a file that is not there',
      ['neighbourhoods.me', '--file', '/nowhere/list.csv'],
      'I can’t find the file',
    ],
  ])('%s', async (_what, words, sentence) => {
    const { code, answers } = await cli(words);
    expect(answers).toEqual([
      { refused: { reason: expect.any(String), sentence: expect.stringContaining(sentence) } },
    ]);
    expect(code).toBe(2);
  });

  test('acting as somebody else or at another time, in production', async () => {
    for (const words of [
      ['neighbourhoods.me', '--as', w.jo.email],
      ['neighbourhoods.me', '--now', '2026-12-04T09:00:00Z'],
      ['--lines', '--as', w.jo.email],
    ]) {
      const { code, answers } = await cli(words, { env: PRODUCTION });
      expect(answers).toMatchObject([{ refused: { reason: 'forbidden' } }]);
      expect(code).toBe(2);
    }
    const { answers } = await cli(['--lines'], {
      env: PRODUCTION,
      stdin: '{"use":"neighbourhoods.me","as":"jo@riverside.example"}\n',
    });
    expect(answers).toMatchObject([{ refused: { reason: 'forbidden' } }]);
  });

  test('a database that does not answer', async () => {
    const { code, answers } = await cli(['neighbourhoods.me'], {
      env: { DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' },
    });
    expect(answers).toMatchObject([{ refused: { reason: 'busy' } }]);
    expect(code).toBe(2);
  });
});

describe('what is done', () => {
  test('without anybody named the operator acts, and the trail says so', async () => {
    const { code, answers } = await cli(['neighbourhoods.me']);
    expect(answers).toMatchObject([{ member: null, neighbourhood: { code: 'N7' } }]);
    expect(code).toBe(0);
  });

  test('the operator does not do what members do, and the try is on record', async () => {
    const { code, answers } = await cli(['neighbourhoods.choose']);
    expect(answers).toMatchObject([{ refused: { reason: 'forbidden' } }]);
    expect(code).toBe(2);
    expect((await w.audit()).at(-1)).toMatchObject({
      useCase: 'neighbourhoods.choose',
      actor: 'operator',
      door: 'cli',
      outcome: 'refused',
    });
  });

  test('in practice, as a member at a time of one’s choice', async () => {
    const now = ['--now', '2026-12-04T09:00:00+01:00'];
    const { answers } = await cli(['neighbourhoods.me', '--as', w.priya.email.toUpperCase(), ...now]);
    expect(answers).toMatchObject([{ member: { id: w.priya.id }, now: '2026-12-04T08:00:00.000Z' }]);
  });

  test('line by line, in order; a broken line is refused and the rest goes on', async () => {
    const stdin = [
      '{"use":"calendar.readDay","input":{"text":"tomorrow"},"now":"2026-12-04T09:00:00Z"}',
      'not json',
      '',
      '{"use":"calendar.readDay","inputt":{}}',
      '{"use":"neighbourhoods.me","as":"priya@riverside.example"}',
      '{"use":"neighbourhoods.me"}',
    ].join('\r\n');
    const { code, answers } = await cli(['--lines', '--as', w.jo.email], { stdin });
    expect(answers).toMatchObject([
      { done: { day: '2026-12-05' } },
      { refused: { reason: 'invalid', sentence: expect.stringContaining('That line is not JSON') } },
      { refused: { reason: 'invalid' } },
      { done: { member: { id: w.priya.id } } },
      { done: { member: { id: w.jo.id } } },
    ]);
    expect(code).toBe(0);
  });

  test('a neighbourhood is founded under a new id, and then one must say which', async () => {
    expect((await cli(['neighbourhoods.found', '{"code":"N7","name":"Again"}'])).code).toBe(2);
    const { neighbourhoodId } = await addNeighbour(w, { code: 'N8', name: 'Harbourside', member: w.anna });
    expect((await cli(['neighbourhoods.me'])).answers).toMatchObject([
      { refused: { sentence: expect.stringContaining('N7, N8') } },
    ]);
    for (const neighbourhood of ['n8', neighbourhoodId])
      expect((await cli(['neighbourhoods.me', JSON.stringify({ neighbourhood })])).answers).toMatchObject([
        { neighbourhood: { code: 'N8' } },
      ]);
    expect((await cli(['neighbourhoods.me', '--as', w.priya.email])).answers).toMatchObject([
      { neighbourhood: { code: 'N7' } },
    ]);
    expect((await cli(['neighbourhoods.me', '--as', w.anna.email])).code).toBe(2);
  });
});

test('help lists every use case with its words, its grant and its input, without a database', async () => {
  const { code, out } = await cli(['help'], { env: { DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' } });
  expect(code).toBe(0);
  const page = JSON.parse(out);
  expect(Object.keys(page)).toEqual([...allUseCases.keys()]);
  expect(page['calendar.readDay']).toMatchObject({
    says: 'Read a date in words',
    needs: 'check',
    input: { type: 'object', properties: { text: { type: 'string' } }, required: ['text'] },
  });
  expect(JSON.parse((await cli(['help', 'calendar'])).out)).toHaveProperty(['calendar.readDay']);
});

test('a bug is told with a reference, ends with 1, and stops no other line', async () => {
  const owner = new pg.Client({ connectionString: w.database.ownerUrl });
  await owner.connect();
  await owner.query('alter table organisation rename column kind to sort');
  try {
    const one = await cli(['neighbourhoods.organisations', '{"neighbourhood":"N7"}']);
    const bug = {
      bug: {
        sentence: expect.stringMatching(/^Something went wrong \(ref [0-9A-F]{4}\)\. Nothing was saved\.$/),
      },
    };
    expect(one).toMatchObject({ code: 1, answers: [bug] });
    const stdin =
      '{"use":"neighbourhoods.organisations","input":{"neighbourhood":"N7"}}\n{"use":"neighbourhoods.me","input":{"neighbourhood":"N7"}}\n';
    expect(await cli(['--lines'], { stdin })).toMatchObject({
      code: 1,
      answers: [bug, { done: { member: null } }],
    });
  } finally {
    await owner.query('alter table organisation rename column sort to kind');
    await owner.end();
  }
});

test('in a process of its own, it prints nothing but JSON and ends with the code', async () => {
  const own = processOf(w);
  const stdin = '{"use":"calendar.readDay","input":{"text":"tomorrow","neighbourhood":"N7"}}\r\nnot json\r\n';
  const [lines, refused] = await Promise.all([
    own(['--lines', '--as', w.jo.email], { stdin }),
    own(['neighbourhoods.me', '--as', 'nobody@riverside.example']),
  ]);
  expect(lines).toMatchObject({ code: 0, answers: [{ done: { day: expect.any(String) } }, { refused: {} }] });
  expect(refused).toMatchObject({ code: 2, answers: [{ refused: { reason: 'missing' } }] });
});
