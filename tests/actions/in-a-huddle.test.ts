import { expect, test } from 'vitest';
import { instantAt } from '../../src/core/time.ts';
import { accepted } from '../cases/caseload.ts';
import { world } from '../world/world.ts';

test('closing a huddle, assigning in it and moving its cases at the same moment end in one story, without a fault', async () => {
  const w = await world();
  for (let round = 0; round < 2; round++) {
    w.clock.now = instantAt('2026-11-24', '08:00');
    const cases = [await accepted(w), await accepted(w), await accepted(w)];
    const { huddles } = await w.as(w.jo).huddles.schedule({
      name: `Frailty huddle ${round}`,
      kind: 'weekly',
      cohort: 'FRAILTY_DEMENTIA',
      rule: 'FREQ=WEEKLY;BYDAY=TU',
      start: '2026-11-24T08:45',
      minutes: 30,
    });
    const huddleId = huddles[0]?.id ?? '';
    for (const one of cases)
      await w
        .as(w.jo)
        .huddles.addItem({ huddleId, ref: one.ref, why: 'urgent', reason: 'admitted last night' });
    w.clock.now = instantAt('2026-11-24', '08:45');
    await w.as(w.jo).huddles.start({ huddleId });
    const [first, second, third] = cases;
    const results = await Promise.allSettled([
      w
        .as(w.priya)
        .actions.assign({ caseRef: first?.ref ?? '', title: 'book echo', ownerId: w.sam.id, huddleId }),
      w
        .as(w.anna)
        .actions.assign({ caseRef: second?.ref ?? '', title: 'x ray', ownerId: w.sam.id, huddleId }),
      w.as(w.jo).huddles.close({ huddleId }),
      w.as(w.priya).cases.undoAccept({ id: third?.id ?? '', version: 1 }),
      w.as(w.jo).cases.move({ id: second?.id ?? '', version: 1, to: 'moved_area', why: 'Leeds' }),
    ]);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toHaveProperty('sentence');
    expect((await w.as(w.jo).huddles.read({ huddleId })).status).toBe('closed');
    for (const one of cases) {
      const { status, openActions } = await w.as(w.jo).cases.read({ ref: one.ref });
      expect(['moved_area', 'withdrawn'].includes(status) ? openActions : 0).toBe(0);
    }
    await w
      .as(w.jo)
      .huddles.undoSchedule({ seriesId: huddles[0]?.seriesId ?? '' })
      .catch(() => undefined);
  }
});

test('an action assigned in a live huddle is in its summary, and names where it came from', async () => {
  const w = await world({ now: instantAt('2026-11-24', '08:00') });
  const one = await accepted(w);
  const { huddles } = await w.as(w.jo).huddles.schedule({
    name: 'Frailty huddle',
    kind: 'weekly',
    cohort: 'FRAILTY_DEMENTIA',
    rule: 'FREQ=WEEKLY;BYDAY=TU',
    start: '2026-11-24T08:45',
    minutes: 30,
  });
  const huddleId = huddles[0]?.id ?? '';
  w.clock.now = instantAt('2026-11-24', '08:45');
  await w.as(w.jo).huddles.start({ huddleId });
  await w.as(w.jo).huddles.attend({ huddleId, memberId: w.sam.id, state: 'here' });
  const input = { caseRef: one.ref, title: 'ring housing', huddleId };
  const here = await w.as(w.anna).actions.assign({ ...input, ownerId: w.sam.id });
  const away = await w.as(w.anna).actions.assign({ ...input, ownerId: w.priya.id });
  expect([here.status, away.status]).toEqual(['accepted', 'offered']);
  expect((await w.as(w.jo).huddles.close({ huddleId })).actions).toBe(2);
  await expect(w.as(w.anna).actions.assign({ ...input, ownerId: w.sam.id })).rejects.toMatchObject({
    reason: 'conflict',
  });
});
