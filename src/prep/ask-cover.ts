import { z } from 'zod';
import { actingMember } from '../core/acting.ts';
import type { Context } from '../core/context.ts';
import { Refusal, required } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { chairsOf, type HuddleRow, huddleById, keepAttendance, whenOf } from '../huddles/index.ts';
import { memberOf } from '../neighbourhoods/index.ts';
import { answerForCover, askForCover, coverBy, takeBackAsk } from './cover-store.ts';

const about = (_asked: unknown, done: { huddleId: string }) => ({
  kind: 'huddle' as const,
  id: done.huddleId,
});
const touches = (_asked: unknown, done: { huddleId: string }): string[] => [
  `huddle/${done.huddleId}`,
  'prep',
];

/** The huddle while somebody can still be asked to come: before it starts. */
async function coming(ctx: Context, huddleId: string): Promise<HuddleRow> {
  const huddle = required(await huddleById(ctx, huddleId), 'huddle');
  if ((huddle.status === 'draft' || huddle.status === 'scheduled') && huddle.startsAt > ctx.now)
    return huddle;
  throw new Refusal(
    'conflict',
    huddle.status === 'cancelled'
      ? 'This huddle was cancelled, so nobody needs to come.'
      : 'This huddle has begun or is over, so nobody can be asked to come any more.',
  );
}

/** Puts the ask to somebody in the outbox. */
export const tellCover = (ctx: Context, huddleId: string, memberId: string): Promise<void> =>
  ctx.send({
    kind: 'deputy-asked',
    cause: `deputy:${huddleId}:${memberId}`,
    to: memberId,
    about: { kind: 'huddle', id: huddleId },
  });

/**
 * Says that I cannot come and who covers ("I can't come Tuesday, Priya covers"): my apologies are kept, the cover is told
 * and must say yes. The chair or coordinator may ask somebody without an absent member, or for another's. Who has said that
 * they cannot come is not asked. Asked twice is asked once.
 */
export const askCover = command({
  says: 'Ask somebody to cover for me at a huddle',
  needs: 'huddles.take-part',
  input: z.object({ huddleId: z.uuid(), coverId: z.uuid(), instead: z.uuid().nullable().exactOptional() }),
  undo: 'prep.undoCover',
  async run({ huddleId, coverId, instead }, ctx) {
    const me = actingMember(ctx);
    const huddle = await coming(ctx, huddleId);
    const forMember = instead === undefined ? me.memberId : instead;
    if (forMember !== me.memberId && !me.grants.has('huddles.run'))
      throw new Refusal(
        'forbidden',
        'You can ask for cover of your own place. The chair or coordinator can ask for others.',
      );
    const cover = required(await memberOf(ctx, coverId), 'member of this neighbourhood');
    if (cover.leftOn !== null) throw new Refusal('invalid', `${cover.name} has left. Who else could come?`);
    if (coverId === forMember)
      throw new Refusal('invalid', 'Nobody covers for themselves. Who comes instead?');
    if (forMember !== null) await keepAttendance(ctx, huddleId, forMember, 'apologies');
    const before = await coverBy(ctx, huddleId, coverId);
    if (before?.state === 'no')
      throw new Refusal(
        'conflict',
        `${cover.name} cannot come on ${whenOf(huddle, ctx.today)}. Who else could?`,
      );
    await askForCover(ctx, { huddleId, memberId: coverId, forMember, askedBy: me.memberId });
    await tellCover(ctx, huddleId, coverId);
    return { huddleId, coverId, cover: cover.name, state: before?.state ?? ('asked' as const) };
  },
  about,
  touches,
});

/** Takes the question back while it is not answered; my apologies stand. */
export const undoCover = command({
  says: 'Take back a question for cover',
  needs: 'huddles.take-part',
  input: z.object({ huddleId: z.uuid(), coverId: z.uuid() }),
  async run({ huddleId, coverId }, ctx) {
    const me = actingMember(ctx);
    const asked = await coverBy(ctx, huddleId, coverId);
    if (asked === undefined) return { huddleId, coverId };
    if (asked.askedBy !== me.memberId && !me.grants.has('huddles.run'))
      throw new Refusal('forbidden', 'Whoever asked can take it back, and the chair or coordinator.');
    if (asked.state !== 'asked')
      throw new Refusal('conflict', `${asked.name} has answered already. Tell them yourself, please.`);
    await takeBackAsk(ctx, huddleId, coverId);
    return { huddleId, coverId };
  },
  about,
  touches,
});

/**
 * My answer to being asked to come instead. Yes counts as coming, no as apologies, and then whoever asked hears of it, else
 * the chair, since somebody else must be found. It can be changed until the huddle begins; said twice it is said once.
 */
export const answerCover = command({
  says: 'Say whether I come in somebody’s place',
  needs: 'huddles.take-part',
  input: z.object({ huddleId: z.uuid(), yes: z.boolean() }),
  undo: 'prep.answerCover',
  async run({ huddleId, yes }, ctx) {
    const me = actingMember(ctx);
    const huddle = await coming(ctx, huddleId);
    const asked = await coverBy(ctx, huddleId, me.memberId);
    if (asked === undefined)
      throw new Refusal('missing', 'Nobody asks you to cover any more. Thank you all the same.');
    await answerForCover(ctx, huddleId, me.memberId, yes ? 'yes' : 'no');
    await keepAttendance(ctx, huddleId, me.memberId, yes ? 'coming' : 'apologies');
    if (!yes)
      for (const to of asked.askedBy === null
        ? (await chairsOf(ctx, huddle)).map((one) => one.id)
        : [asked.askedBy])
        await ctx.send({
          kind: 'cover-declined',
          cause: `cover-no:${huddleId}:${me.memberId}:${to}`,
          to,
          about: { kind: 'huddle', id: huddleId },
        });
    return { huddleId, yes, instead: asked.forName };
  },
  about,
  touches,
});
