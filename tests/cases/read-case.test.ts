import { beforeAll, expect, test } from 'vitest';
import { type World, world } from '../world/world.ts';
import { accepted, refusal } from './caseload.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
const looks = (ref: string) =>
  w.step((ctx) =>
    ctx.db
      .selectFrom('look')
      .select(['byMember', 'purpose'])
      .where('person', '=', Number(ref.slice(3)))
      .where('purpose', 'like', 'case%')
      .execute(),
  );

test('who accepted sees who it is, and the look is on record once a quarter of an hour', async () => {
  const one = await accepted(w, { forename: 'Beryl', surname: 'Finch' });
  const page = await w.as(w.priya).cases.read({ ref: one.ref });
  await w.as(w.priya).cases.read({ ref: one.ref });
  expect(page).toMatchObject({
    ref: one.ref,
    status: 'accepted',
    reason: 'Two falls since discharge',
    sharingBasis: 'implied_direct_care',
    person: { name: 'Beryl Finch', birthDate: '1940-03-02', age: 86 },
    alerts: [],
  });
  expect(page.events).toMatchObject([{ by: 'Priya Shah', from: null, to: 'accepted' }]);
  expect(await looks(one.ref)).toEqual([{ byMember: w.priya.id, purpose: 'case' }]);
});

test('the case’s coordinator and the owner of an open action see who it is; a colleague without a ground does not', async () => {
  const one = await accepted(w);
  expect((await w.as(w.jo).cases.read({ ref: one.ref })).person).not.toBeNull();
  const before = await w.as(w.sam).cases.read({ ref: one.ref });
  expect(before.person).toBeNull();
  expect(before.mayOpen).toBe(true);
  const action = await w
    .as(w.priya)
    .actions.assign({ caseRef: one.ref, title: 'ring housing', ownerId: w.sam.id });
  expect((await w.as(w.sam).cases.read({ ref: one.ref })).person).not.toBeNull();
  await w.as(w.sam).actions.complete({ ref: action.ref });
  expect((await w.as(w.sam).cases.read({ ref: one.ref })).person).toBeNull();
});

test('what was learnt since (objected, died, two birth dates) stands at the top', async () => {
  const one = await accepted(w);
  await w.step(async (ctx) => {
    const person = Number(one.ref.slice(3));
    await ctx.db
      .insertInto('personBar')
      .values({
        neighbourhoodId: ctx.neighbourhoodId,
        person,
        why: 'objected',
        since: ctx.today,
        byList: true,
      })
      .execute();
    await ctx.db
      .updateTable('personIdentity')
      .set({ birthDateConflict: true })
      .where('person', '=', person)
      .execute();
  });
  expect((await w.as(w.priya).cases.read({ ref: one.ref })).alerts).toEqual([
    'Has objected to sharing. Stop, and talk with them.',
    'Two birth dates are held. Ask their practice which is right.',
  ]);
});

test('a case is not read in a channel, nor by a manager', async () => {
  const one = await accepted(w);
  expect((await refusal(w.as(w.priya).cases.read({ ref: one.ref }, { where: 'shared' }))).sentence).toMatch(
    /privately/,
  );
  expect((await refusal(w.as(w.morgan).cases.read({ ref: one.ref }))).reason).toBe('forbidden');
});
