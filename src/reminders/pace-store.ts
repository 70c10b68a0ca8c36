import { sql } from 'kysely';
import type { Context } from '../core/context.ts';
import { PATIENCE_SECONDS, type Pace } from './pace.ts';

/** Takes the next turn for a key among all nodes: the seconds to wait for it; more than the patience means that none was taken. */
export async function takeTurn(ctx: Context, key: string, { every, burst }: Pace): Promise<number> {
  const { rows } = await sql<{
    wait: number;
  }>`select take_turn(${key}, ${every}::double precision, ${burst}::integer, ${PATIENCE_SECONDS}::double precision) as wait`.execute(
    ctx.db,
  );
  return rows[0]?.wait ?? 0;
}

/** Nobody takes a turn for this key before the seconds have passed. */
export async function holdTurns(ctx: Context, key: string, seconds: number): Promise<void> {
  await sql`select hold_turns(${key}, ${seconds}::double precision)`.execute(ctx.db);
}
