import type { Context } from '../core/context.ts';
import { agendaItem, huddleById } from '../huddles/index.ts';
import { prepAskedOf } from './asked-of.ts';
import { coverBy } from './cover-store.ts';
import { stepsBefore } from './steps-before.ts';

type Message = { kind: string; aboutId: string; toMember: string | null };
/** Asked just before sending one of this slice's messages: is it still true? Undefined for messages of others. */
export async function isPrepWanted(ctx: Context, message: Message): Promise<boolean | undefined> {
  switch (message.kind) {
    case 'call-for-cases': {
      const huddle = await coming(ctx, message.aboutId);
      return huddle !== undefined && ctx.now < stepsBefore(ctx, huddle).cutOffAt;
    }
    case 'prep-asked':
      return (await prepAskedOf(ctx, message.aboutId, message.toMember ?? '')).length > 0;
    case 'deputy-asked':
      return (
        (await coming(ctx, message.aboutId)) !== undefined &&
        (await coverBy(ctx, message.aboutId, message.toMember ?? ''))?.state === 'asked'
      );
    case 'cover-declined':
      return (await coming(ctx, message.aboutId)) !== undefined;
    case 'late-asked': {
      const item = await agendaItem(ctx, message.aboutId);
      return item.state !== 'removed' && item.lateOkBy === null;
    }
    case 'third-time':
      return (await agendaItem(ctx, message.aboutId)).state === 'waiting';
    default:
      return undefined;
  }
}

async function coming(ctx: Context, huddleId: string) {
  const huddle = await huddleById(ctx, huddleId);
  return huddle !== undefined &&
    (huddle.status === 'draft' || huddle.status === 'scheduled') &&
    huddle.startsAt > ctx.now
    ? huddle
    : undefined;
}
