import { expect, test } from 'vitest';
import { at, pastHuddle, refusal, scheduleTuesdays } from '../huddles/huddle-world.ts';
import { world } from '../world/world.ts';

const w = await world();
const fresh = async (): Promise<string> => (await scheduleTuesdays(w))[0] ?? '';
const cover = (huddleId: string) => w.as(w.jo).prep.cover({ huddleId });
const asked = async (huddleId: string) =>
  (await w.messages()).filter((one) => one.kind === 'deputy-asked' && one.aboutId === huddleId);

test('“I can’t come, Priya covers”: apologies kept, Priya told once, and not counted until she says yes', async () => {
  const huddleId = await fresh();
  for (let twice = 0; twice < 2; twice++) await w.as(w.sam).prep.askCover({ huddleId, coverId: w.priya.id });
  expect(await asked(huddleId)).toMatchObject([{ toMember: w.priya.id }]);
  expect(await cover(huddleId)).toMatchObject({
    coming: [],
    apologies: [{ name: 'Sam Okafor' }],
    deputyAsked: [{ name: 'Priya Shah', instead: 'Sam Okafor', state: 'asked' }],
  });
  await w.as(w.priya).prep.answerCover({ huddleId, yes: true });
  expect(await cover(huddleId)).toMatchObject({
    coming: [{ name: 'Priya Shah' }],
    deputyAsked: [{ state: 'yes' }],
  });
});
test('a no is told to whoever asked, and the cover is not asked a second time', async () => {
  const huddleId = await fresh();
  await w.as(w.sam).prep.askCover({ huddleId, coverId: w.priya.id });
  await w.as(w.priya).prep.answerCover({ huddleId, yes: false });
  const told = (await w.messages()).filter((one) => one.kind === 'cover-declined');
  expect(told).toMatchObject([{ toMember: w.sam.id, aboutId: huddleId }]);
  expect(await refusal(w.as(w.sam).prep.askCover({ huddleId, coverId: w.priya.id }))).toMatchObject({
    reason: 'conflict',
    sentence: /Priya Shah cannot come on Tue 1 Dec at 8:45/,
  });
});
test('nobody covers for themselves, nor answers where nobody asked; members ask for their own place only', async () => {
  const huddleId = await fresh();
  expect(await refusal(w.as(w.sam).prep.askCover({ huddleId, coverId: w.sam.id }))).toMatchObject({
    reason: 'invalid',
  });
  expect(await refusal(w.as(w.priya).prep.answerCover({ huddleId, yes: true }))).toMatchObject({
    reason: 'missing',
  });
  expect(
    await refusal(w.as(w.priya).prep.askCover({ huddleId, coverId: w.anna.id, instead: w.sam.id })),
  ).toMatchObject({ reason: 'forbidden' });
  await w.as(w.jo).prep.askCover({ huddleId, coverId: w.anna.id, instead: w.sam.id });
  expect(await cover(huddleId)).toMatchObject({ apologies: [{ name: 'Sam Okafor' }] });
});
test('a question not answered yet can be taken back, an answered one cannot', async () => {
  const huddleId = await fresh();
  await w.as(w.sam).prep.askCover({ huddleId, coverId: w.priya.id });
  expect(await refusal(w.as(w.priya).prep.undoCover({ huddleId, coverId: w.priya.id }))).toMatchObject({
    reason: 'forbidden',
  });
  await w.as(w.sam).prep.undoCover({ huddleId, coverId: w.priya.id });
  expect((await cover(huddleId)).deputyAsked).toEqual([]);
  await w.as(w.sam).prep.askCover({ huddleId, coverId: w.priya.id });
  await w.as(w.priya).prep.answerCover({ huddleId, yes: true });
  expect(await refusal(w.as(w.sam).prep.undoCover({ huddleId, coverId: w.priya.id }))).toMatchObject({
    reason: 'conflict',
  });
});
test('for a huddle that has begun nobody is asked any more', async () => {
  const huddleId = await fresh();
  at(w, '2026-12-01', '08:45');
  expect(await refusal(w.as(w.sam).prep.askCover({ huddleId, coverId: w.priya.id }))).toMatchObject({
    reason: 'conflict',
    sentence: /has begun/,
  });
});
test('a discipline that nobody expected brings is missing; who came before and missed the last three is named to the chair only', async () => {
  const huddleId = await fresh();
  await w.step((ctx) =>
    ctx.db
      .updateTable('huddle')
      .set({ requiredDisciplines: ['gp', 'social_care', 'geriatrics'] })
      .where('id', '=', huddleId)
      .execute(),
  );
  expect((await cover(huddleId)).missing).toEqual(['geriatrics']);
  await w.as(w.sam).huddles.attend({ huddleId, state: 'apologies' });
  expect((await cover(huddleId)).missing).toEqual(['geriatrics', 'social_care']);

  await w.step(async (ctx) => {
    const { seriesId } = await ctx.db
      .selectFrom('huddle')
      .select('seriesId')
      .where('id', '=', huddleId)
      .executeTakeFirstOrThrow();
    for (const [n, day] of ['2026-10-20', '2026-10-27', '2026-11-03', '2026-11-10'].entries()) {
      const past = await pastHuddle(ctx, day, { seriesId });
      for (const who of n === 0 ? [w.sam, w.priya] : [w.priya])
        await ctx.db
          .insertInto('attendance')
          .values({
            neighbourhoodId: ctx.neighbourhoodId,
            huddleId: past,
            memberId: who.id,
            state: 'here',
            at: `${day}T08:45:00Z`,
          })
          .execute();
    }
  });
  expect(await w.as(w.anna).prep.cover({ huddleId })).toMatchObject({
    oftenAbsent: [{ name: 'Sam Okafor', missed: 3 }],
  });
  expect((await w.as(w.priya).prep.cover({ huddleId })).oftenAbsent).toEqual([]);
});

test('a series taken back takes its questions for cover and its preparation with it', async () => {
  const { huddles, seriesId } = await (async () => {
    at(w, '2026-11-24', '09:00');
    return w.as(w.jo).huddles.schedule({
      name: 'Short-lived',
      kind: 'weekly',
      rule: 'FREQ=WEEKLY;BYDAY=TH',
      start: '2026-12-03T09:00',
    });
  })();
  const huddleId = huddles[0]?.id ?? '';
  await w.as(w.sam).prep.askCover({ huddleId, coverId: w.priya.id });
  await w.as(w.jo).huddles.undoSchedule({ seriesId });
  expect(await refusal(cover(huddleId))).toMatchObject({ reason: 'missing' });
});
