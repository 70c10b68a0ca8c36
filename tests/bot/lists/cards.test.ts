import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';
import { everyCardFits } from '../fits.ts';
import { buttonsOf, teams, textOf } from '../teams-world.ts';

const t = await teams({ now: '2026-11-24T09:00:00.000Z' });
await t.installedIn('channel', t.jo);
const LISTS = new URL('../../../../shared/data/lists/', import.meta.url);
const SMALL = `NHS Number,Surname,Forename,DOB,Practice code,Dementia,Frailty,Lives alone,Data through date
999 000 0018,Jennings,Jill,02/05/1940,L82018,Y,Severe,Y,01/11/2026
999 000 0026,Marsh,Tom,31/01/1938,L82018,Y,Moderate,Y,01/11/2026
999 000 0019,Wrong,Digit,01/01/1940,L82018,N,,,01/11/2026
`;
const hits: string[] = [];
// Where Teams keeps files that people send: an address of ours, with a redirect and a leak to try.
const storage = createServer((request, response) => {
  hits.push(request.url ?? '');
  if (request.url === '/small.csv') response.end(SMALL);
  else if (request.url === '/moved.csv') response.writeHead(302, { location: '/small.csv' }).end();
  else if (request.url === '/elsewhere.csv')
    response.writeHead(302, { location: 'http://evil.example/list.csv' }).end();
  else if (request.url?.startsWith('/lists/'))
    response.end(readFileSync(new URL(request.url.slice(7), LISTS)));
  else response.writeHead(404).end();
});
await new Promise<void>((done) => storage.listen(0, '127.0.0.1', () => done()));
afterAll(() => {
  storage.closeAllConnections();
  storage.close();
});
const at = (path: string): string => `http://127.0.0.1:${(storage.address() as AddressInfo).port}/${path}`;
const sends = (
  who: typeof t.jo,
  url: string,
  name = 'list.csv',
  where: 'personal' | 'channel' = 'personal',
) =>
  t.says(who, '', where, {
    text: '',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.teams.file.download.info',
        contentUrl: 'https://x.sharepoint.com/list.csv',
        name,
        content: { downloadUrl: url, uniqueId: '1150D938', fileType: 'csv' },
      },
      { contentType: 'text/html', content: '<div></div>' },
    ],
  });

test.each([
  'http://evil.example/list.csv',
  'ftp://127.0.0.1/list.csv',
  'http://127.0.0.1@evil.example/list.csv',
  'file:///etc/passwd',
  'nonsense',
])('a file at %s is not fetched', async (url) => {
  const { shown } = await sends(t.jo, url);
  expect(shown.at(-1)?.text).toContain('your organisation’s own Teams');
});
test('a redirect to somewhere else is not followed', async () => {
  expect((await sends(t.jo, at('elsewhere.csv'))).shown.at(-1)?.text).toContain(
    'your organisation’s own Teams',
  );
});
test('somebody who may not import lists fetches nothing', async () => {
  hits.length = 0;
  expect((await sends(t.priya, at('small.csv'))).shown.at(-1)?.text).toContain('coordinator');
  expect(hits).toEqual([]);
});
test('a file in a channel is not read', async () => {
  hits.length = 0;
  expect(textOf((await sends(t.jo, at('small.csv'), 'list.csv', 'channel')).shown.at(-1)?.card)).toContain(
    'Let’s do that privately',
  );
  expect(hits).toEqual([]);
});
test('a file that is gone is said to be so', async () => {
  expect((await sends(t.jo, at('gone.csv'))).shown.at(-1)?.text).toContain('could not fetch');
});

test('a file sent in personal chat shows what it would do, then imports with one press', async () => {
  const { shown } = await sends(t.jo, at('moved.csv'), 'frailty november.csv');
  const card = shown.at(-1)?.card;
  expect(textOf(card)).toMatch(
    /^2 people in the file\n1 row needs you, 2 new, 0 no longer on it\. Nothing is kept yet\./,
  );
  expect(await t.as(t.jo).lists.all({})).toEqual([]);
  const detail = await t.presses(t.jo, card, 'Preview');
  expect(detail.text).toContain('Row 4');
  const imported = await t.presses(t.jo, detail.card, 'Import', { list: 'Frailty November' });
  expect(imported.text).toMatch(/^Imported: 2 people\n2 new, 0 changed/);
  expect(await t.as(t.jo).lists.all({})).toMatchObject([{ name: 'Frailty November', people: 2 }]);
  expect((await t.presses(t.jo, detail.card, 'Import', { list: 'Frailty November' })).text).toContain(
    'Imported: 2 people',
  );
});
test('the notification of a file names nobody', async () => {
  const { shown } = await sends(t.jo, at('small.csv'), 'Jill Jennings 9990000018.csv');
  expect(shown.at(-1)?.summary).toBe('A list: 2 people, 1 row need you');
});

test('candidates are references with reasons; opening is for professionals, and leads to accepting', async () => {
  const asked = await t.asks(t.anna, 'candidates');
  expect(textOf(asked.card)).toMatch(/Frailty and dementia: 2 candidates/);
  expect(textOf(asked.card)).not.toMatch(/Jennings|Marsh|999 000/);
  const opened = await t.presses(t.anna, asked.card, 'Open');
  expect(opened.text).toMatch(/Name: (?:Jill Jennings|Tom Marsh)/);
  const form = await t.presses(t.anna, opened.card, 'Accept…');
  const made = await t.presses(t.anna, form.card, 'Accept', {
    question: 'What would help most?',
    reason: 'Severe frailty',
    relationship: 'Registered at my practice',
  });
  expect(made.text).toMatch(/N7-000\d is accepted/);
  expect(await t.as(t.anna).cases.list({})).toMatchObject([{ cohort: 'FRAILTY_DEMENTIA' }]);
});
test('“suggest 5 for Tuesday” shows at most five, without who is a case already', async () => {
  const asked = await t.asks(t.priya, 'suggest 5 for Tuesday');
  expect(buttonsOf(asked.card).filter((button) => button.title === 'Open')).toHaveLength(1);
});
test('a coordinator proposes candidates', async () => {
  const asked = await t.asks(t.jo, 'candidates');
  expect(buttonsOf(asked.card).map((button) => button.title)).toContain('Propose');
});
test('lists show how old they are', async () => {
  expect(textOf((await t.asks(t.jo, 'lists')).card)).toContain(
    'Frailty November · 2 people · data to Sun 1 Nov',
  );
});

describe.skipIf(!existsSync(LISTS))('with ../shared/data (else skipped)', () => {
  test.each([
    ['icb-list-clean.csv', '2,000 people in the file', /^0 rows need you/m],
    ['emis-style-list.csv', '1,383 people in the file', /^19 rows need you/m],
    ['systmone-style-list.csv', '1,017 people in the file', /^43 rows need you/m],
    ['hiu-top60-excel-unicode.txt', '60 people in the file', /^0 rows need you/m],
  ])('%s sent to the bot shows its counts', async (name, heading, line) => {
    const { shown } = await sends(t.jo, at(`lists/${name}`), name);
    const words = textOf(shown.at(-1)?.card);
    expect(words).toContain(heading);
    expect(words).toMatch(line);
  });
});

everyCardFits(t);
