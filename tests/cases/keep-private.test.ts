import { beforeAll, expect, test } from 'vitest';
import { type World, world } from '../world/world.ts';
import { accepted, held, refusal } from './caseload.ts';

let w: World;
let ref: string;
beforeAll(async () => {
  w = await world();
  await held(w, { forename: 'Olive', surname: 'Strand' });
  ref = (await accepted(w)).ref;
});
const inChannel = (title: string) =>
  w.as(w.priya).actions.assign({ caseRef: ref, title, ownerId: w.sam.id }, { where: 'shared' });

test.each([
  ['ring 9990000018 about transport', 'an NHS number'],
  ['ring 999-000-0018 about transport', 'an NHS number'],
  ['visit Olive Strand at home', 'a person’s name'],
  ['visit OLIVE STRAND at home', 'a person’s name'],
  ['visit her at BN1 1AA', 'a postcode'],
  ['ring 07700 900123', 'a phone number'],
  ['referral, dob 2/3/1940', 'a birth date'],
])('“%s” typed in a channel is neither kept nor repeated: it holds %s', async (title, kind) => {
  const { reason, sentence } = await refusal(inChannel(title));
  expect(reason).toBe('forbidden');
  expect(sentence).toContain(kind);
  expect(sentence).toContain('Please delete your message');
  for (const word of title.split(' ').filter((one) => /\d|Strand|STRAND/.test(one)))
    expect(sentence).not.toContain(word);
  expect(await w.as(w.priya).actions.ofCase({ ref })).toEqual([]);
  const trail = await w.audit();
  expect(trail.at(-1)).toMatchObject({ useCase: 'actions.assign', outcome: 'refused', reason: 'forbidden' });
  expect(JSON.stringify(trail)).not.toMatch(/Strand|999000/i);
});

test('plain words in a channel are kept, and not shown there', async () => {
  const there = await inChannel('book echo with Sam Okafor');
  expect(there.title).toBe('');
  expect((await w.as(w.priya).actions.read({ ref: there.ref })).title).toBe('book echo with Sam Okafor');
});
