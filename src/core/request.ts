import { createHash } from 'node:crypto';
import type { CompiledQuery } from 'kysely';
import type { Context } from './context.ts';
import { Refusal } from './refusal.ts';

const TAKEN = '23505';
/** Thrown by `claim`: this request was carried out before. */
export const REPEATED = new Error('a request came again');

const hashOf = (input: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(input) ?? '')
    .digest('base64url');

/**
 * First statement of a command: claims its key, after waiting for a twin in flight. A key that was claimed before fails, and
 * with it every statement behind, so that the command need not wait to hear whether it is the first.
 */
export async function claim(ctx: Context, key: string, useCase: string, input: unknown): Promise<void> {
  try {
    await ctx.db
      .insertInto('request')
      .values({ neighbourhoodId: ctx.neighbourhoodId, key, useCase, inputHash: hashOf(input), at: ctx.now })
      .execute();
  } catch (error) {
    throw error instanceof Error && 'code' in error && error.code === TAKEN ? REPEATED : error;
  }
}

/** What the request did when it came before. Refuses a key that was used for something else. */
export async function answerBefore(ctx: Context, key: string, input: unknown): Promise<unknown> {
  const earlier = await ctx.db
    .selectFrom('request')
    .select(['inputHash', 'output'])
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('key', '=', key)
    .executeTakeFirst();
  if (earlier === undefined || earlier.inputHash !== hashOf(input))
    throw new Refusal(
      'conflict',
      'That request was already used for something else. Nothing was changed; please try again.',
    );
  return earlier.output ?? undefined;
}

/** Keeps what a command answered, for when it is sent again. */
export const keeping = (ctx: Context, key: string, output: unknown): CompiledQuery =>
  ctx.db
    .updateTable('request')
    .set({ output: output === undefined ? null : JSON.stringify(output) })
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('key', '=', key)
    .compile();
