import { beforeAll, expect, test } from 'vitest';
import { actionsOfHuddle, countsByOrganisation, openActionsDueBy } from '../../src/actions/index.ts';
import { accepted, exclude } from '../cases/caseload.ts';
import { type World, type WorldMember, world } from '../world/world.ts';

let w: World;
let ref: string;
beforeAll(async () => {
  w = await world();
  ref = (await accepted(w)).ref;
});
const assign = (owner: WorldMember, due: string, more: object = {}) =>
  w.as(w.anna).actions.assign({ caseRef: ref, title: 'book echo', ownerId: owner.id, due, ...more });
const at = async <T>(now: string, ask: () => Promise<T>): Promise<T> => {
  w.clock.now = now;
  try {
    return await ask();
  } finally {
    w.clock.now = '2026-11-24T09:00:00.000Z';
  }
};

test('with nothing assigned every list is empty and every figure is nought', async () => {
  expect(await w.as(w.sam).actions.mine({})).toEqual({ overdue: [], today: [], week: [], later: [] });
  expect(await w.as(w.jo).actions.list({})).toEqual([]);
  expect(await w.as(w.morgan).actions.outstanding({})).toMatchObject({
    open: 0,
    overdue: 0,
    unaccepted: 0,
    byOwner: [],
    byOrganisation: [],
    worst: [],
    byAge: [{ open: 0 }, { open: 0 }, { open: 0 }, { open: 0 }],
  });
});

test('my actions come in groups: overdue, today, this week, later', async () => {
  const days = ['2026-11-24', '2026-11-25', '2026-11-29', '2026-12-07'];
  const [late, today, week, later] = await Promise.all(days.map((due) => assign(w.sam, due)));
  const mine = await at('2026-11-25T09:00:00.000Z', () => w.as(w.sam).actions.mine({}));
  expect(mine.overdue).toMatchObject([{ ref: late?.ref, overdue: true, workingDaysLate: 1 }]);
  expect(mine.today).toMatchObject([{ ref: today?.ref }]);
  expect(mine.week).toMatchObject([{ ref: week?.ref }]);
  expect(mine.later).toMatchObject([{ ref: later?.ref }]);
});

test('just before midnight in London it is still today, though the machine’s day may differ', async () => {
  const action = await assign(w.priya, '2026-11-24');
  const seen = await at('2026-11-24T23:59:00.000Z', () => w.as(w.priya).actions.mine({}));
  expect(seen.today.map((one) => one.ref)).toContain(action.ref);
  const after = await at('2026-11-25T00:01:00.000Z', () => w.as(w.priya).actions.mine({}));
  expect(after.overdue.map((one) => one.ref)).toContain(action.ref);
});

test('the team’s list filters by owner, organisation, state and case, and goes on page by page without gaps', async () => {
  const all = await w.as(w.jo).actions.list({});
  const first = await w.as(w.jo).actions.list({ limit: 2 });
  const last = first.at(-1);
  const rest = await w.as(w.jo).actions.list({ ...(last && { after: last.ref }) });
  expect([...first, ...rest].map((one) => one.ref)).toEqual(all.map((one) => one.ref));
  expect(
    (await w.as(w.jo).actions.list({ owner: w.priya.id })).every((one) => one.owner === 'Priya Shah'),
  ).toBe(true);
  const council = await w.as(w.jo).actions.list({ organisation: w.sam.organisationId });
  expect(new Set(council.map((one) => one.organisation))).toEqual(new Set(['Riverside Council']));
  const late = await at('2026-11-26T09:00:00.000Z', () => w.as(w.morgan).actions.list({ overdue: true }));
  expect(late).toHaveLength(3);
  await w.as(w.sam).actions.complete({ ref: council[0]?.ref ?? '' });
  expect(await w.as(w.jo).actions.list({ status: ['done'] })).toMatchObject([
    { ref: council[0]?.ref, status: 'done' },
  ]);
  expect(await w.as(w.jo).actions.list({ caseRef: ref })).toHaveLength(all.length - 1);
});

test('a huddle begins with what is due and overdue', async () => {
  const due = await at('2026-11-25T09:00:00.000Z', () => w.as(w.anna).actions.dueFor({}));
  expect(due.every((one) => one.due <= '2026-11-25')).toBe(true);
  expect(due.length).toBeGreaterThan(0);
  expect(await w.step((ctx) => openActionsDueBy(ctx, '2026-12-31', []))).toEqual([]);
  const sams = await w.step((ctx) => openActionsDueBy(ctx, '2026-12-31', [w.sam.id]));
  expect(new Set(sams.map((one) => one.owner))).toEqual(new Set(['Sam Okafor']));
  expect(await w.step((ctx) => actionsOfHuddle(ctx, '00000000-0000-7000-8000-000000000000'))).toEqual([]);
});

test('in a channel no title, reason or note is shown, in any list or history', async () => {
  const action = await assign(w.sam, '2026-11-30', { title: 'canary housing letter' });
  await w.as(w.sam).actions.block({ ref: action.ref, because: 'canary landlord' });
  const shared = { where: 'shared' as const };
  const shown = [
    await w.as(w.sam).actions.mine({}, shared),
    await w.as(w.sam).actions.list({}, shared),
    await w.as(w.sam).actions.ofCase({ ref }, shared),
    await w.as(w.sam).actions.read({ ref: action.ref }, shared),
    await w.as(w.morgan).actions.outstanding({}, shared),
    await w.as(w.sam).actions.complete({ ref: action.ref, note: 'canary done' }, shared),
    await w.asOperator.actions.outstanding({}),
  ];
  expect(JSON.stringify(shown)).not.toMatch(/canary/);
  expect((await w.as(w.sam).actions.read({ ref: action.ref })).note).toBe('canary done');
});

test('managers see figures by owner, organisation and age that add up; a channel sees nobody’s name', async () => {
  const ask = () => w.as(w.morgan).actions.outstanding({});
  const figures = await at('2026-12-07T09:00:00.000Z', ask);
  const open = await w.as(w.jo).actions.list({});
  expect(figures.open).toBe(open.length);
  expect(figures.byOwner.reduce((sum, one) => sum + one.open, 0)).toBe(open.length);
  expect(figures.byOrganisation.reduce((sum, one) => sum + one.overdue, 0)).toBe(figures.overdue);
  expect(figures.byAge.map((one) => one.open)).toEqual([0, open.length, 0, 0]);
  expect(figures.byOwner[0]).toMatchObject({ oldestDays: 13 });
  expect(figures.worst[0]?.due).toBe(open[0]?.due);
  const shared = await w.as(w.morgan).actions.outstanding({}, { where: 'shared' });
  expect(shared).toMatchObject({ byOwner: [], worst: [], open: open.length });
  expect(await w.step((ctx) => countsByOrganisation(ctx))).toEqual((await ask()).byOrganisation);
  await expect(w.as(w.sam).actions.outstanding({})).rejects.toMatchObject({ reason: 'forbidden' });
});

test('an organisation that the person excluded sees none of its actions, figures included', async () => {
  const one = await accepted(w);
  const action = await w
    .as(w.priya)
    .actions.assign({ caseRef: one.ref, title: 'book echo', ownerId: w.priya.id });
  const before = (await w.as(w.morgan).actions.outstanding({})).open;
  await exclude(w, one.id, w.morgan.organisationId);
  expect((await w.as(w.morgan).actions.outstanding({})).open).toBe(before - 1);
  await expect(w.as(w.sam).actions.read({ ref: action.ref })).rejects.toMatchObject({ reason: 'missing' });
  expect((await w.as(w.priya).actions.read({ ref: action.ref })).ref).toBe(action.ref);
});

test('at a glance everything of mine is counted once, and only the first few are read', async () => {
  const before = await w.as(w.priya).actions.myFirst({ most: 3 });
  // Owned and helped with, offered and helped with, two of one case due on one day: each is one.
  const own = await assign(w.priya, '2026-12-01');
  const helped = await assign(w.sam, '2026-12-02');
  const twin = await assign(w.sam, '2026-12-02', { title: 'ring the daughter' });
  for (const { ref } of [own, helped, twin])
    await w
      .as(w.priya)
      .actions.help({ ref })
      .catch(() => {});
  await w.as(w.jo).actions.reassign({ ref: helped.ref, ownerId: w.priya.id });
  const mine = await w.as(w.priya).actions.mine({});
  const { counts, first } = await w.as(w.priya).actions.myFirst({ most: 3 });
  expect(counts).toEqual({
    overdue: mine.overdue.length,
    today: mine.today.length,
    week: mine.week.length,
    later: mine.later.length,
  });
  expect(counts.later).toBe(before.counts.later + 3);
  const flat = (groups: typeof mine) => Object.values(groups).flat();
  expect(flat(first)).toEqual(flat(mine).slice(0, 3));
});

test('what the asker may not see is neither counted nor among the first', async () => {
  const hidden = await accepted(w);
  const action = await w
    .as(w.anna)
    .actions.assign({ caseRef: hidden.ref, title: 'ask', ownerId: w.sam.id, due: '2026-11-24' });
  const before = await w.as(w.sam).actions.myFirst({ most: 1 });
  await exclude(w, hidden.id, w.sam.organisationId);
  const after = await w.as(w.sam).actions.myFirst({ most: 1 });
  expect(before.counts.today + before.counts.overdue).toBe(after.counts.today + after.counts.overdue + 1);
  expect(
    Object.values(after.first)
      .flat()
      .map((one) => one.ref),
  ).not.toContain(action.ref);
});
