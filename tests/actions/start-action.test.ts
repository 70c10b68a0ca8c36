import { expect, test } from 'vitest';
import { accepted } from '../cases/caseload.ts';
import { world } from '../world/world.ts';

const home = await world();
const { as, priya, sam } = home;
const { ref } = await accepted(home);

test('in hand accepts what was offered, and pressed again it changes nothing', async () => {
  const given = await as(priya).actions.assign({ caseRef: ref, title: 'Book echo', ownerId: sam.id });
  await expect(as(home.anna).actions.start({ ref: 'A-9999' })).rejects.toMatchObject({ reason: 'missing' });
  const first = await as(sam).actions.start({ ref: given.ref });
  expect(first).toMatchObject({ status: 'in_progress', ownerId: sam.id });
  expect((await as(sam).actions.start({ ref: given.ref })).version).toBe(first.version);
});

test('what was blocked is in hand again, and a done action stays done', async () => {
  const { ref: action } = await as(sam).actions.assign({ caseRef: ref, title: 'Ring', ownerId: sam.id });
  await as(sam).actions.block({ ref: action, because: 'no answer' });
  expect(await as(sam).actions.start({ ref: action })).toMatchObject({
    status: 'in_progress',
    because: null,
  });
  await as(sam).actions.complete({ ref: action });
  await expect(as(sam).actions.start({ ref: action })).rejects.toMatchObject({ reason: 'conflict' });
});
