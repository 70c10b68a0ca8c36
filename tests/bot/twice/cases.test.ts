import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test, vi } from 'vitest';
import { addMinutes } from '../../../src/core/time.ts';
import { held, nhsNumber } from '../../cases/caseload.ts';
import { everyCardFits } from '../fits.ts';
import { teams } from '../teams-world.ts';
import { type Presser, pressing } from './pressing.ts';

vi.setConfig({ testTimeout: 120_000 });
const t = await teams({ now: '2026-11-24T09:00:00.000Z' });
const { as, jo, sam, priya, anna } = t;
await t.installedIn('channel', jo);
for (const who of [jo, sam, priya, anna]) await t.asks(who, 'help');
const { card, each, old, sent, leftOut } = pressing(t, 'cases');
const fields = {
  relationship: 'Registered at my practice',
  sharingBasis: 'implied_direct_care',
  forename: 'Jill',
  surname: 'Jennings',
  birthDate: '1940-05-02',
  question: 'Is more help at home needed?',
  reason: 'Two falls',
  to: anna.id,
  list: 'Frailty November',
  dataTo: '2026-11-01',
};
const by = (who: typeof jo): Presser => ({ who, fields });
const FILE = `NHS Number,Surname,Forename,DOB,Practice code,Dementia,Frailty,Lives alone,Data through date
${nhsNumber(2060)},Gale,Una,02/05/1940,L82018,Y,Severe,Y,01/11/2026
${nhsNumber(2061)},Marsh,Tom,31/01/1938,L82018,Y,Moderate,Y,01/11/2026
${nhsNumber(2062)},Hill,Ann,31/01/1937,L82018,Y,Severe,Y,01/11/2026
`;
const storage = createServer((_request, response) => void response.end(FILE));
await new Promise<void>((listening) => storage.listen(0, '127.0.0.1', listening));
afterAll(() => void storage.close());
const goOut = async (): Promise<void> => {
  t.clock.now = addMinutes(t.clock.now, 5);
  await t.followClock();
  await t.asSystem.reminders.deliver({});
};
let n = 1040;

test('a list that was sent is imported once, and its candidates are opened, accepted or proposed once', async () => {
  const { shown } = await t.says(jo, '', 'personal', {
    text: '',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.teams.file.download.info',
        contentUrl: 'https://x.sharepoint.com/list.csv',
        name: 'list.csv',
        content: {
          downloadUrl: `http://127.0.0.1:${(storage.address() as AddressInfo).port}/list.csv`,
          uniqueId: '1150D938',
          fileType: 'csv',
        },
      },
    ],
  });
  await old(shown.at(-1)?.card, by(jo));
  expect(await as(jo).lists.all({})).toMatchObject([{ people: 3 }]);
  await old(await card(jo, 'lists'), by(jo));
  const candidates = await card(anna, 'candidates');
  await old(await card(jo, 'candidates'), by(jo));
  await old(candidates, by(anna));
});

test('a case added, proposed, accepted, declined: once, and taken back once', async () => {
  await each(() => card(anna, `add case ${nhsNumber(n++)} two falls since discharge`), by(anna));
  await each(() => card(jo, `add case ${nhsNumber(n++)} two falls since discharge`), by(jo));
  await goOut();
  await old(await sent('case-proposed'), by(anna));
  const proposal = async () => {
    const ref = await held(t, { surname: `Reed${'abcdefghijkl'[n++ % 12]}`, practiceCode: 'L82018' });
    const { ref: proposed } = await as(jo).cases.propose({
      ref,
      to: anna.id,
      cohort: 'FRAILTY_DEMENTIA',
      question: 'Is more help at home needed?',
      reason: 'Two falls',
    });
    return proposed;
  };
  await each(async () => card(anna, await proposal()), by(anna));
  await each(async () => card(anna, `decline ${await proposal()} with the falls clinic`), by(anna));
  await each(async () => card(anna, `accept ${await proposal()}`), by(anna));
  await each(
    async () => card(jo, `propose ${await held(t, { surname: `Ward${n++}` })} to @Anna is home care enough?`),
    by(jo),
  );
  await old(await card(anna, 'my cases'), by(anna));
  await old(await card(anna, 'search Jennings'), by(anna));
  // Settled by somebody meanwhile: the message that asked is old.
  const ref = await proposal();
  await goOut();
  const asked = await sent('case-proposed');
  await t.asks(anna, `decline ${ref} already with the falls clinic`);
  await old(asked, by(anna));
});

test('somebody who is not a member’s own patient is opened by saying what they are to them, once', async () => {
  const ref = await held(t, { surname: 'Quill' });
  await each(async () => {
    const { id, ref: found } = await as(jo).cases.propose({
      ref: await held(t, { surname: `Quill${n++}` }),
      to: priya.id,
      cohort: 'FRAILTY_DEMENTIA',
      question: 'Is more help at home needed?',
      reason: 'Two falls',
    });
    expect(id).not.toBe('');
    return card(priya, found);
  }, by(priya));
  await old(await card(priya, `accept ${ref}`).catch(() => card(priya, 'my cases')), by(priya));
});

test('after the person kept their case from the presser’s organisation: nothing is said and nothing moves', async () => {
  const { ref, id, version } = await as(anna).cases.add({
    nhsNumber: nhsNumber(2090),
    question: 'A hidden question',
    cohort: 'FRAILTY_DEMENTIA',
    name: { forename: 'Ada', surname: 'Veil' },
    birthDate: '1940-05-02',
    relationship: 'Registered at my practice',
    reason: 'Two falls',
    sharingBasis: 'implied_direct_care',
  });
  const cards = [await card(sam, ref), await card(sam, 'my cases').catch(() => undefined)];
  await as(anna).cases.keepAway({ id, version, organisationIds: [sam.organisationId], why: 'Her wish' });
  for (const one of cards)
    if (one !== undefined && JSON.stringify(one).includes(ref))
      await old(one, { who: sam, secret: 'A hidden question' });
});

test('words that might be an emergency are carried on with by a press, twice', async () => {
  await old(await card(anna, 'call an ambulance for my cases'), {
    ...by(anna),
    fields: { text: 'my cases' },
  });
});

test('nothing that this group names was left out', () => {
  expect(leftOut()).toEqual({ verbs: [], kinds: [], unlisted: [] });
});
everyCardFits(t);
