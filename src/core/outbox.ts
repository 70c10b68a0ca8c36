import type { Context } from './context.ts';
import type { Instant } from './time.ts';

/**
 * What must be sent: kind, to whom (a member's id, or null for the channel), about what, and the cause that makes it
 * unique (`digest:{day}:{recipient}`). `notBefore` defaults to now. Ids only: the words are rendered when it is sent.
 */
export type NewMessage = {
  kind: string;
  cause: string;
  to: string | null;
  about: { kind: string; id: string };
  /** The member on leave for whom `to` hears it. */
  insteadOf?: string;
  notBefore?: Instant;
  /** The channel's posts are edited in place: the same cause again marks the post for a fresh rendering. */
  editInPlace?: boolean;
};

/** Writes to `message` in the caller's transaction. The same cause again does nothing, or asks for an edit in place. */
export async function enqueue(ctx: Context, message: NewMessage): Promise<void> {
  const insert = ctx.db.insertInto('message').values({
    neighbourhoodId: ctx.neighbourhoodId,
    kind: message.kind,
    cause: message.cause,
    toMember: message.to,
    aboutKind: message.about.kind,
    aboutId: message.about.id,
    insteadOf: message.insteadOf ?? null,
    createdAt: ctx.now,
    notBefore: message.notBefore ?? ctx.now,
  });
  await (message.editInPlace
    ? insert
        .onConflict((conflict) =>
          conflict.columns(['neighbourhoodId', 'cause']).doUpdateSet((eb) => ({
            revision: eb('message.revision', '+', 1),
            // A courier that is under way keeps it, or another would post it a second time; it then goes again by its revision.
            state: eb
              .case()
              .when('message.state', '=', 'sending')
              .then('sending' as const)
              .else('expected' as const)
              .end(),
            notBefore: ctx.now,
            expectedAt: null,
            attempts: 0,
            error: null,
          })),
        )
        .execute()
    : insert.onConflict((conflict) => conflict.columns(['neighbourhoodId', 'cause']).doNothing()).execute());
}

/**
 * Why a send did not work: `throttled` waits as told, `unreachable` (blocked, not installed) parks, `withheld` is the privacy
 * gate's no; `transient` did not arrive, `unsure` may have arrived, `waiting` was not tried, since its turn is far off.
 */
export type Failure = {
  kind: 'throttled' | 'unreachable' | 'withheld' | 'transient' | 'unsure' | 'waiting';
  retryAfterMs?: number;
};
const FAILURE = Symbol('failure');

/** The error a Messenger throws: words of our own, no text from the outside. */
export const sendFailure = (failure: Failure): Error =>
  Object.assign(new Error(`not sent: ${failure.kind}`), { [FAILURE]: failure });
/** What a thrown value says about the send; undefined for anything else, which is a bug. */
export const failureOf = (error: unknown): Failure | undefined =>
  error instanceof Error && FAILURE in error ? (error[FAILURE] as Failure) : undefined;
