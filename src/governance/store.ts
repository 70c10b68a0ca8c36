import { sql } from 'kysely';
import type { Context } from '../core/context.ts';
import type { Instant } from '../core/time.ts';
import type { Sealable } from './seal.ts';

const ENTRY = sql`a.id, a.at, a.actor, a.by_member, a.use_case, a.did, a.about_kind, a.about_id, a.door, a.outcome, a.reason, a.tx::text as tx`;

export type Seal = { seq: number; entryId: number; tx: string; hash: string };

/** One sealer at a time in a neighbourhood; false when another has the turn. Let go at the end of the transaction. */
export const takeTurn = async (ctx: Context): Promise<boolean> =>
  (
    await sql<{
      mine: boolean;
    }>`select pg_try_advisory_xact_lock(7002, hashtext(${ctx.neighbourhoodId})) as mine`.execute(ctx.db)
  ).rows[0]?.mine === true;

export const lastSeal = async (ctx: Context): Promise<Seal | undefined> =>
  (
    await sql<Seal>`select seq, entry_id, tx::text as tx, hash from audit_seal where neighbourhood_id = ${ctx.neighbourhoodId}
    order by seq desc limit 1`.execute(ctx.db)
  ).rows[0];

/**
 * The next entries to seal, in commit-safe order (tx, id): only those of transactions older than every one still running,
 * so that a late commit is never missed.
 */
export const unsealedAfter = async (
  ctx: Context,
  seal: Seal | undefined,
  limit: number,
): Promise<Sealable[]> =>
  (
    await sql<Sealable>`select ${ENTRY} from audit_entry a
    where a.neighbourhood_id = ${ctx.neighbourhoodId} and a.tx < pg_snapshot_xmin(pg_current_snapshot())
      and (a.tx, a.id) > (${seal?.tx ?? '0'}::xid8, ${seal?.entryId ?? 0}::bigint)
    order by a.tx, a.id limit ${limit}`.execute(ctx.db)
  ).rows;

export const addSeals = async (ctx: Context, seals: readonly Seal[]): Promise<void> => {
  await sql`insert into audit_seal (neighbourhood_id, seq, entry_id, tx, hash)
    select ${ctx.neighbourhoodId}::uuid, s.seq, s.entry_id, s.tx::xid8, s.hash
    from json_to_recordset(${JSON.stringify(seals.map(({ entryId, ...seal }) => ({ ...seal, entry_id: entryId })))}::json)
      as s(seq bigint, entry_id bigint, tx text, hash text)`.execute(ctx.db);
};

/** Sealed entries after a place in the chain, with the hash that was kept; an entry that is gone comes back as null. */
export const sealedAfter = async (
  ctx: Context,
  seq: number,
  limit: number,
): Promise<(Seal & { entry: Sealable | null })[]> =>
  (
    await sql<
      Seal & Sealable & { present: boolean }
    >`select s.seq, s.entry_id, s.hash, (a.id is not null) as present, ${ENTRY}
    from audit_seal s left join audit_entry a on a.neighbourhood_id = s.neighbourhood_id and a.id = s.entry_id
    where s.neighbourhood_id = ${ctx.neighbourhoodId} and s.seq > ${seq} order by s.seq limit ${limit}`.execute(
      ctx.db,
    )
  ).rows.map((row) => ({
    seq: row.seq,
    entryId: row.entryId,
    tx: row.tx,
    hash: row.hash,
    entry: row.present ? row : null,
  }));

export const countEntries = async (ctx: Context): Promise<{ entries: number; seals: number }> =>
  (
    await sql<{ entries: number; seals: number }>`select
    (select count(*) from audit_entry where neighbourhood_id = ${ctx.neighbourhoodId}) as entries,
    (select count(*) from audit_seal where neighbourhood_id = ${ctx.neighbourhoodId}) as seals`.execute(
      ctx.db,
    )
  ).rows[0] ?? { entries: 0, seals: 0 };

/** Forgets what requests answered before an instant; a repeat that late is a new request. Gives how many. */
export const forgetRequests = async (ctx: Context, before: Instant): Promise<number> =>
  Number(
    (
      await ctx.db
        .deleteFrom('request')
        .where('neighbourhoodId', '=', ctx.neighbourhoodId)
        .where('at', '<', before)
        .executeTakeFirst()
    ).numDeletedRows,
  );
