import { beforeAll, expect, test } from 'vitest';
import { type World, world } from '../world/world.ts';
import { at, JOIN, liveHuddle, makeCases, refusal, scheduleTuesdays } from './huddle-world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
const jo = () => w.as(w.jo);

test('a huddle of another neighbourhood is not there, whoever asks', async () => {
  const [huddleId = ''] = await scheduleTuesdays(w);
  const other = await world({ code: 'N9' });
  expect(await refusal(other.as(other.jo).huddles.read({ huddleId }))).toMatchObject({ reason: 'missing' });
  expect(await refusal(other.as(other.jo).huddles.post({ huddleId }))).toMatchObject({ reason: 'missing' });
  expect(await refusal(other.as(other.jo).huddles.nextItem({ huddleId }))).toMatchObject({
    reason: 'missing',
  });
});

test('in a channel no free text is shown: no question, no title, no discussion, not even the huddle’s own name', async () => {
  const live = await liveHuddle(w, { question: 'ZEBRA question' });
  await jo().huddles.nextItem({ huddleId: live.huddleId });
  const itemId = live.items[0]?.id ?? '';
  await w.as(w.priya).huddles.record({ itemId, group: 'sbar', version: 0, situation: 'ZEBRA situation' });
  await w.as(w.anna).actions.assign({
    caseRef: live.cases[0]?.ref ?? '',
    title: 'ZEBRA title',
    ownerId: w.anna.id,
    due: '2026-12-04',
    huddleId: live.huddleId,
  });
  const personal = await w.as(w.sam).huddles.read({ huddleId: live.huddleId });
  expect(JSON.stringify(personal).match(/ZEBRA/g)).toHaveLength(3);
  for (const shared of [
    await w.as(w.sam).huddles.read({ huddleId: live.huddleId }, { where: 'shared' }),
    await w.as(w.sam).huddles.post({ huddleId: live.huddleId }),
    await w.as(w.sam).huddles.next({}, { where: 'shared' }),
    await w.as(w.sam).huddles.list({}, { where: 'shared' }),
    await w.as(w.sam).huddles.series({}, { where: 'shared' }),
  ])
    expect(JSON.stringify(shared)).not.toMatch(/ZEBRA|Huddle [0-9a-f]{8}/);
});

test('in a shared place nothing of a case says what the person has: neither its list nor whom it needs', async () => {
  const live = await liveHuddle(w, { cohort: 'FRAILTY_DEMENTIA' });
  await w.step((ctx) =>
    ctx.db
      .updateTable('mdtCase')
      .set({ needsDisciplines: ['mental_health'] })
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where('id', '=', live.cases[0]?.id ?? '')
      .execute(),
  );
  await jo().huddles.goTo({ huddleId: live.huddleId, itemId: live.items[0]?.id ?? '' });
  const asked = { huddleId: live.huddleId };
  const personal = JSON.stringify(await w.as(w.sam).huddles.read(asked));
  const shared = JSON.stringify(await w.as(w.sam).huddles.read(asked, { where: 'shared' }));
  for (const telling of ['FRAILTY_DEMENTIA', 'mental_health', 'mental health']) {
    expect(personal).toContain(telling);
    expect(shared).not.toContain(telling);
  }
});

test('the operator and a manager see counts and references, never what was typed', async () => {
  const live = await liveHuddle(w, { question: 'ZEBRA question' });
  for (const seen of [
    await w.asOperator.huddles.read({ huddleId: live.huddleId }),
    await w.as(w.morgan).huddles.read({ huddleId: live.huddleId }),
  ]) {
    expect(JSON.stringify(seen)).not.toContain('ZEBRA');
    expect(seen.items[0]?.ref).toBe(live.cases[0]?.ref);
    expect(seen.mayRun).toBe(false);
  }
});

test('a member whose organisation the person excluded sees a place on the agenda and nothing of the case, also on the table', async () => {
  const live = await liveHuddle(w, { question: 'ZEBRA question', excluded: [w.sam.organisationId] });
  const itemId = live.items[0]?.id ?? '';
  await jo().huddles.goTo({ huddleId: live.huddleId, itemId });
  await w.as(w.priya).huddles.record({
    itemId,
    group: 'decision',
    version: 0,
    decision: 'ZEBRA decision',
    outcome: 'HOUSING',
  });
  const seen = await w.as(w.sam).huddles.read({ huddleId: live.huddleId });
  expect(seen.currentItemId).toBe(itemId);
  expect(seen.items[0]).toMatchObject({
    withheld: true,
    ref: '',
    caseId: '',
    question: '',
    priority: null,
    outcome: null,
    minutes: 4,
  });
  expect(JSON.stringify(seen)).not.toMatch(/ZEBRA|HOUSING/);
  for (const attempt of [
    () => w.as(w.sam).huddles.discussion({ itemId }),
    () => w.as(w.sam).huddles.ofCase({ ref: live.cases[0]?.ref ?? '' }),
    () => w.as(w.sam).huddles.record({ itemId, group: 'sbar', version: 0, situation: 'x' }),
  ])
    expect(await refusal(attempt())).toMatchObject({ reason: 'missing' });
  const looks = await w.step((ctx) =>
    ctx.db
      .selectFrom('look')
      .selectAll()
      .where('byMember', '=', w.sam.id)
      .where('person', '=', live.cases[0]?.person ?? 0)
      .execute(),
  );
  expect(looks).toEqual([]);
});

test('the channel, which everybody reads, shows no case that excludes anybody, nor its actions', async () => {
  const live = await liveHuddle(w, { excluded: [w.sam.organisationId] }, {});
  const [hidden, shown] = live.cases;
  for (const one of [hidden, shown])
    await w.as(w.anna).actions.assign({
      caseRef: one?.ref ?? '',
      title: 'Ring',
      ownerId: w.anna.id,
      due: '2026-12-04',
      huddleId: live.huddleId,
    });
  const post = await w.as(w.anna).huddles.post({ huddleId: live.huddleId });
  expect(JSON.stringify(post)).not.toContain(hidden?.ref);
  expect(post.items.map((item) => item.ref)).toContain(null);
  expect(post.actions.map((action) => action.caseRef)).toEqual([shown?.ref]);
});

test('outcomes that give a condition away cannot be told apart in the channel', async () => {
  const live = await liveHuddle(w, {}, {}, {}, {});
  const outcomes = ['SAFEGUARD', 'MH', 'ACP', 'EQUIP'] as const;
  for (const [place, outcome] of outcomes.entries())
    await w
      .as(w.priya)
      .huddles.record({ itemId: live.items[place]?.id ?? '', group: 'decision', version: 0, outcome });
  const post = await w.as(w.anna).huddles.post({ huddleId: live.huddleId });
  expect(JSON.stringify(post)).not.toMatch(/safeguard|mental|advance/i);
  const [one, two, three, four] = post.items.map((item) => item.outcome);
  expect(new Set([one, two, three]).size).toBe(1);
  expect(four).toBe('Equipment');
});

test('a summary tells references, owners, dates and counts', async () => {
  const live = await liveHuddle(w, {}, {});
  const { huddleId } = live;
  for (const who of [w.priya, w.sam, w.anna]) await w.as(who).huddles.attend({ huddleId, state: 'here' });
  await jo().huddles.nextItem({ huddleId });
  const action = await w.as(w.anna).actions.assign({
    caseRef: live.cases[0]?.ref ?? '',
    title: 'Book echo',
    ownerId: w.priya.id,
    due: '2026-12-04',
    huddleId,
  });
  await jo().huddles.nextItem({ huddleId });
  at(w, '2026-12-01', '09:15');
  await jo().huddles.close({ huddleId });
  expect(await jo().huddles.post({ huddleId })).toMatchObject({
    title: 'Weekly huddle',
    status: 'closed',
    day: '2026-12-01',
    closedAt: '2026-12-01T09:15:00.000Z',
    discussed: 1,
    here: 4,
    organisations: 3,
    quorum: { met: true },
    actions: [{ ref: action.ref, caseRef: live.cases[0]?.ref, owner: 'Priya Shah', due: '2026-12-04' }],
    next: { day: '2026-12-08', time: '08:45' },
    joinUrl: null,
  });
});

test('the page of a huddle knows the due actions, who is here, the quorum and what was said on the case on the table', async () => {
  const live = await liveHuddle(w, {});
  const { huddleId } = live;
  const ref = live.cases[0]?.ref ?? '';
  const action = await w
    .as(w.anna)
    .actions.assign({ caseRef: ref, title: 'Ring housing', ownerId: w.anna.id, due: '2026-12-01', huddleId });
  const itemId = live.items.find((item) => item.ref === ref)?.id ?? '';
  await jo().huddles.goTo({ huddleId, itemId });
  await w.as(w.priya).huddles.record({ itemId, group: 'sbar', version: 0, situation: 'Home since Friday' });
  const seen = await w.as(w.priya).huddles.read({ huddleId });
  expect(seen.dueActions.map((one) => one.ref)).toContain(action.ref);
  expect(seen.newActions.map((one) => one.ref)).toEqual([action.ref]);
  expect(seen.quorum).toEqual({
    met: false,
    lacks: ['a chair', 'somebody to take notes', '3 more professions', '2 more organisations'].filter(
      (lack) => lack !== 'somebody to take notes',
    ),
  });
  expect(seen.discussion).toMatchObject({
    itemId,
    situation: 'Home since Friday',
    sbarBy: { name: 'Priya Shah' },
  });
  expect(seen.attendance).toHaveLength(5);
});

test('who is on leave, sent apologies or does not work that day is not counted on before a huddle', async () => {
  const [huddleId = ''] = await scheduleTuesdays(w, { joinUrl: JOIN });
  expect((await jo().huddles.read({ huddleId })).quorum.met).toBe(true);
  await w.as(w.sam).huddles.attend({ huddleId, state: 'apologies' });
  expect((await jo().huddles.read({ huddleId })).quorum.lacks).toEqual(['one more profession']);
  await w.step((ctx) =>
    ctx.db
      .insertInto('leave')
      .values({
        neighbourhoodId: ctx.neighbourhoodId,
        memberId: w.anna.id,
        firstDay: '2026-12-01',
        lastDay: '2026-12-04',
      })
      .execute(),
  );
  expect((await jo().huddles.read({ huddleId })).quorum.lacks).toContain('a chair');
  await w.step((ctx) => ctx.db.deleteFrom('leave').where('memberId', '=', w.anna.id).execute());
});

test('a page is asked by everybody after each step: ten database questions at most, however many cases', async () => {
  const [huddleId = ''] = await scheduleTuesdays(w, { minutes: 240 });
  await makeCases(w, ...Array.from({ length: 30 }, () => ({})));
  await jo().huddles.fill({ huddleId });
  let asked = 0;
  const query = w.pool.query;
  const spied = await w.step(async () => {
    const client = await w.pool.connect();
    client.release();
    return Object.getPrototypeOf(client);
  });
  const original = spied.query;
  spied.query = function counted(this: unknown, ...args: unknown[]) {
    asked += 1;
    return original.apply(this, args);
  };
  try {
    const seen = await jo().huddles.read({ huddleId });
    expect(seen.items.length).toBeGreaterThanOrEqual(30);
  } finally {
    spied.query = original;
  }
  expect(query).toBe(w.pool.query);
  // begin, neighbourhood and clock, commit among them.
  expect(asked).toBeLessThanOrEqual(10);
});

test('once a huddle is closed its agenda says references and what became of them; questions and outcomes are in the minutes', async () => {
  const live = await liveHuddle(w, { question: 'ZEBRA question' });
  const itemId = live.items[0]?.id ?? '';
  await jo().huddles.goTo({ huddleId: live.huddleId, itemId });
  await jo().huddles.record({ itemId, group: 'decision', version: 0, decision: 'Yes', outcome: 'SAFEGUARD' });
  expect((await w.as(w.sam).huddles.read({ huddleId: live.huddleId })).items[0]).toMatchObject({
    question: 'ZEBRA question',
    outcome: 'SAFEGUARD',
  });
  await jo().huddles.close({ huddleId: live.huddleId });
  const closed = await w.as(w.sam).huddles.read({ huddleId: live.huddleId });
  expect(closed.items[0]).toMatchObject({ ref: live.cases[0]?.ref, state: 'discussed', outcome: null });
  expect(JSON.stringify(closed)).not.toMatch(/ZEBRA|SAFEGUARD/);
  const [item] = (await jo().minutes.ofHuddle({ huddleId: live.huddleId })).items;
  expect(item).toMatchObject({ outcome: 'SAFEGUARD', said: { question: 'ZEBRA question' } });
});
