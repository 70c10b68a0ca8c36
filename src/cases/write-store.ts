import type { Insertable, Updateable } from 'kysely';
import type { Context } from '../core/context.ts';
import { codeOf, personNumber, showPerson } from '../core/ids.ts';
import type { Day } from '../core/time.ts';
import type { MdtCase } from '../db/schema.ts';
import type { CaseStatus, Priority } from './case.ts';
import { isOpen, seesCase } from './store.ts';

/** Locks the case's row until the transaction ends: `share` keeps it from moving on, `update` moves it. */
export const lockCase = (ctx: Context, id: string, strength: 'share' | 'update') =>
  ctx.db
    .selectFrom('mdtCase')
    .select(['id', 'status', 'version'])
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('id', '=', id)
    .$if(strength === 'share', (row) => row.forShare())
    .$if(strength === 'update', (row) => row.forUpdate())
    .executeTakeFirst();

export type HeldCase = {
  id: string;
  ref: string;
  person: number;
  status: CaseStatus;
  priority: Priority;
  reviewOn: Day | null;
  coordinatorId: string | null;
  excludedOrganisations: string[];
};
/** The case that a reference means (as `caseByRef`), kept from moving on until the transaction ends, and read as it then is. */
export async function holdCaseByRef(ctx: Context, ref: string): Promise<HeldCase | undefined> {
  if (codeOf(ref) !== ctx.code) return undefined;
  const row = await ctx.db
    .selectFrom('mdtCase')
    .select(['id', 'person', 'status', 'priority', 'reviewOn', 'coordinatorId', 'excludedOrganisations'])
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('person', '=', personNumber(ref))
    .where(seesCase(ctx))
    .orderBy(isOpen, 'desc')
    .orderBy('openedAt', 'desc')
    .limit(1)
    .forShare()
    .executeTakeFirst();
  return row && { ...row, ref: showPerson(ctx.code, row.person) };
}

type NewCase = Omit<Insertable<MdtCase>, 'neighbourhoodId' | 'openedAt' | 'id'>;
/**
 * Opens the case unless the person has an open one; undefined then. Waits for a twin in flight (`one_open_case`), so of two
 * people who accept the same candidate at once exactly one gets the case.
 */
export const insertCase = (ctx: Context, values: NewCase): Promise<{ id: string } | undefined> =>
  ctx.db
    .insertInto('mdtCase')
    .values({ ...values, neighbourhoodId: ctx.neighbourhoodId, openedAt: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();

type CaseChanges = Omit<Updateable<MdtCase>, 'neighbourhoodId' | 'id' | 'version' | 'person'>;
/** Changes the case and gives its next version. The caller holds the row's lock and has judged the version. */
export async function saveCase(ctx: Context, id: string, changes: CaseChanges): Promise<number> {
  const { version } = await ctx.db
    .updateTable('mdtCase')
    .set((eb) => ({ ...changes, version: eb('version', '+', 1) }))
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

/** Which of these people the member has opened, ever: three identifiers seen before somebody is accepted (hazard H1). */
export async function openedBy(
  ctx: Context,
  memberId: string,
  persons: readonly number[],
): Promise<Set<number>> {
  const rows = await ctx.db
    .selectFrom('look')
    .select('person')
    .distinct()
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('byMember', '=', memberId)
    .where('person', 'in', persons)
    .where('purpose', 'in', ['candidate', 'case', 'accept'])
    .execute();
  return new Set(rows.map((row) => row.person));
}

/** Those of these cases on which the member owns something open, or is offered it: they must know who it is about. */
export const workedOnBy = async (
  ctx: Context,
  memberId: string,
  caseIds: readonly string[],
): Promise<string[]> =>
  caseIds.length === 0
    ? []
    : (
        await ctx.db
          .selectFrom('action')
          .select('caseId')
          .distinct()
          .where('neighbourhoodId', '=', ctx.neighbourhoodId)
          .where('caseId', 'in', caseIds)
          .where('status', 'in', ['offered', 'accepted', 'in_progress', 'blocked'])
          .where((eb) => eb.or([eb('ownerId', '=', memberId), eb('offeredTo', '=', memberId)]))
          .execute()
      ).map((row) => row.caseId);
