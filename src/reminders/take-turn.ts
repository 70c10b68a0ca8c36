import { setTimeout as pause } from 'node:timers/promises';
import type { ErrandContext, Place } from '../core/context.ts';
import { sendFailure } from '../core/outbox.ts';
import { CONVERSATION, LONGEST_HOLD_SECONDS, PATIENCE_SECONDS, TENANT } from './pace.ts';
import { holdTurns, takeTurn } from './pace-store.ts';

const tenantKey = ({ tenantId }: Place): string => `tenant ${tenantId}`;
const conversationKeys = ({ conversationId }: Place): string[] =>
  CONVERSATION.map((_pace, at) => `conversation ${at} ${conversationId}`);

/**
 * Waits until the message may go: first for its conversation, then for the tenant, so that nobody holds a tenant's turn while
 * waiting for something else. Throws `waiting` when it would take too long; then nothing was tried.
 */
export async function waitForTurn(errandCtx: ErrandContext, place: Place): Promise<void> {
  const paces = [
    ...conversationKeys(place).map((key, at) => [key, CONVERSATION[at] ?? TENANT] as const),
    [tenantKey(place), TENANT] as const,
  ];
  for (const [key, pace] of paces) {
    const wait = await errandCtx.step((ctx) => takeTurn(ctx, key, pace));
    if (wait > PATIENCE_SECONDS) throw sendFailure({ kind: 'waiting', retryAfterMs: wait * 1000 });
    if (wait > 0) await pause(wait * 1000);
  }
}

/** What Retry-After said: held for the conversation and for the tenant, since Teams does not say which of the two was meant. */
export async function holdAll(errandCtx: ErrandContext, place: Place, seconds: number): Promise<void> {
  const held = Math.min(seconds, LONGEST_HOLD_SECONDS);
  await errandCtx.step(async (ctx) => {
    for (const key of [...conversationKeys(place), tenantKey(place)]) await holdTurns(ctx, key, held);
  });
}
