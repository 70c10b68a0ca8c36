import { beforeAll, expect, test } from 'vitest';
import { accepted, exclude, refusal } from '../cases/caseload.ts';
import { type World, world } from '../world/world.ts';

let w: World;
let ref: string;
beforeAll(async () => {
  w = await world();
  ref = (await accepted(w)).ref;
});
const sams = () => w.as(w.sam).actions.assign({ caseRef: ref, title: 'ring housing', ownerId: w.sam.id });
const mineOf = async (who: typeof w.sam) =>
  Object.values(await w.as(who).actions.mine({}))
    .flat()
    .map((one) => one.ref);

test('nobody helps with what has ended, with their own, or where the person excluded their organisation', async () => {
  const done = await sams();
  await w.as(w.sam).actions.complete({ ref: done.ref });
  expect((await refusal(w.as(w.priya).actions.help({ ref: done.ref }))).reason).toBe('conflict');
  const own = await sams();
  expect((await refusal(w.as(w.sam).actions.help({ ref: own.ref }))).sentence).toMatch(/owns .* already/);
  const one = await accepted(w);
  const hers = await w.as(w.priya).actions.assign({ caseRef: one.ref, title: 'visit', ownerId: w.priya.id });
  await exclude(w, one.id, w.sam.organisationId);
  expect((await refusal(w.as(w.priya).actions.help({ ref: hers.ref, memberId: w.sam.id }))).sentence).toMatch(
    /does not work on this case/,
  );
});

test('only the owner or who oversees asks others to help; everybody may offer their own help', async () => {
  const action = await sams();
  expect((await refusal(w.as(w.priya).actions.help({ ref: action.ref, memberId: w.anna.id }))).reason).toBe(
    'forbidden',
  );
  expect((await w.as(w.priya).actions.help({ ref: action.ref })).helpers).toEqual([
    { id: w.priya.id, name: 'Priya Shah' },
  ]);
  expect(
    (await w.as(w.sam).actions.help({ ref: action.ref, memberId: w.anna.id })).helpers.map((one) => one.name),
  ).toEqual(['Dr Anna Reid', 'Priya Shah']);
});

test('a helper sees the action in their own list, the owner keeps it, and helping twice is helping once', async () => {
  const action = await sams();
  await w.as(w.priya).actions.help({ ref: action.ref });
  await w.as(w.priya).actions.help({ ref: action.ref });
  expect(await mineOf(w.priya)).toContain(action.ref);
  const { events, owner, version } = await w.as(w.priya).actions.read({ ref: action.ref });
  expect(owner).toBe('Sam Okafor');
  expect(version).toBe(1);
  expect(events.map((event) => [event.what, event.words])).toEqual([
    ['assigned', null],
    ['helper added', 'Priya Shah'],
  ]);
  await w.as(w.priya).actions.stopHelping({ ref: action.ref });
  await w.as(w.priya).actions.stopHelping({ ref: action.ref });
  expect(await mineOf(w.priya)).not.toContain(action.ref);
});

test('a helper who takes it on is its owner and no longer a helper', async () => {
  const action = await sams();
  await w.as(w.priya).actions.help({ ref: action.ref });
  await w.as(w.sam).actions.reassign({ ref: action.ref, ownerId: w.priya.id });
  expect(await w.as(w.priya).actions.accept({ ref: action.ref })).toMatchObject({
    owner: 'Priya Shah',
    helpers: [],
  });
});

test('a helper cannot say that it is done: the owner answers for it', async () => {
  const action = await sams();
  await w.as(w.priya).actions.help({ ref: action.ref });
  expect((await refusal(w.as(w.priya).actions.complete({ ref: action.ref }))).reason).toBe('forbidden');
});
