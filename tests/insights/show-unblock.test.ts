import { beforeAll, expect, test } from 'vitest';
import { instantAt } from '../../src/core/time.ts';
import { type World, world } from '../world/world.ts';
import { addActions, oneCase } from './insights-world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

test('with nothing open there is nothing to unblock', async () => {
  expect(await w.as(w.morgan).insights.unblock({})).toEqual([]);
});

test('what needs somebody most comes first, with its reasons, and names nobody in a channel', async () => {
  const about = await oneCase(w);
  const [late, red, offered] = await addActions(
    w,
    about,
    { due: '2026-11-16' },
    { due: '2026-11-23', priority: 'red', status: 'blocked', reason: 'funding' },
    { due: '2026-12-10', status: 'offered', createdAt: instantAt('2026-11-16', '09:00'), acceptedAt: null },
    { due: '2026-12-10' },
    { due: '2026-11-16', status: 'done' },
  );
  const found = await w.as(w.morgan).insights.unblock({});
  expect(found.map(({ action, because }) => [action.number, because])).toEqual([
    [red?.number, ['1 working day late', 'red', 'blocked']],
    [late?.number, ['6 working days late']],
    [offered?.number, ['not accepted for 6 working days']],
  ]);
  await expect(w.as(w.morgan).insights.unblock({}, { where: 'shared' })).rejects.toMatchObject({
    reason: 'forbidden',
  });
});

test('a manager hands an action over with one press, and can do no more with it', async () => {
  const about = await oneCase(w);
  const [late] = await addActions(w, about, { due: '2026-11-16' });
  const ref = `A-${late?.number}`;
  await w.as(w.morgan).actions.reassign({ ref, ownerId: w.sam.id });
  expect(await w.as(w.morgan).actions.read({ ref })).toMatchObject({ offeredTo: { id: w.sam.id } });
  await expect(w.as(w.morgan).actions.complete({ ref })).rejects.toMatchObject({ reason: 'forbidden' });
});
