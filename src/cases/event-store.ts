import type { Context } from '../core/context.ts';
import type { CaseEvent, CaseStatus } from './case.ts';

export async function addCaseEvent(
  ctx: Context,
  caseId: string,
  event: { from: CaseStatus | null; to: CaseStatus; why: string },
): Promise<void> {
  await ctx.db
    .insertInto('caseEvent')
    .values({
      neighbourhoodId: ctx.neighbourhoodId,
      caseId,
      at: ctx.now,
      byMember: ctx.actor.kind === 'member' ? ctx.actor.memberId : null,
      fromStatus: event.from,
      toStatus: event.to,
      why: event.why,
    })
    .execute();
}

/** The status that the case had before its last move; undefined when it never moved. */
export async function statusBefore(
  ctx: Context,
  caseId: string,
  now: CaseStatus,
): Promise<CaseStatus | undefined> {
  const event = await ctx.db
    .selectFrom('caseEvent')
    .select('fromStatus')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('caseId', '=', caseId)
    .where('toStatus', '=', now)
    .whereRef('fromStatus', '<>', 'toStatus')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (event?.fromStatus as CaseStatus | null | undefined) ?? undefined;
}

export async function caseEvents(ctx: Context, caseId: string): Promise<CaseEvent[]> {
  const rows = await ctx.db
    .selectFrom('caseEvent')
    .leftJoin('member', (join) =>
      join
        .onRef('member.neighbourhoodId', '=', 'caseEvent.neighbourhoodId')
        .onRef('member.id', '=', 'caseEvent.byMember'),
    )
    .where('caseEvent.neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('caseEvent.caseId', '=', caseId)
    .select([
      'caseEvent.at',
      'member.name as by',
      'caseEvent.fromStatus',
      'caseEvent.toStatus',
      'caseEvent.why',
    ])
    .orderBy('caseEvent.at')
    .orderBy('caseEvent.id')
    .execute();
  return rows.map((row) => ({
    at: row.at,
    by: row.by,
    from: row.fromStatus as CaseStatus | null,
    to: row.toStatus as CaseStatus,
    why: ctx.where === 'shared' ? '' : row.why,
  }));
}
