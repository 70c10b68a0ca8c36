import type { Context } from '../core/context.ts';
import { Refusal, required } from '../core/refusal.ts';
import { isWithheld } from '../huddles/index.ts';
import { identitiesOf, openableOf } from '../people/index.ts';
import { grounds, type Record, recordOfItem } from './record-store.ts';

type Grounded = { reads: Set<string>; knows: Set<string> };

/**
 * Which of these records the asker may read (`reads`), and of which they may also see who the person is (`knows`), by item.
 * Reading needs a ground: a relationship or the person's own practice, the case's coordinator or presenter, an action on the
 * case, or having been here while it was discussed. Who it is needs one that outlasts the huddle [DOMAIN.md 6]. An
 * organisation that the person excluded has neither, whatever else is true.
 */
export async function groundsOf(ctx: Context, records: readonly Record[]): Promise<Grounded> {
  const { actor } = ctx;
  if (actor.kind !== 'member' || ctx.where === 'shared' || !actor.grants.has('cases.see'))
    return { reads: new Set(), knows: new Set() };
  const me = actor.memberId;
  const [held, openable] = await Promise.all([
    grounds(ctx, me, records),
    openableOf(
      ctx,
      await identitiesOf(
        ctx,
        records.map((one) => one.person),
      ),
    ),
  ]);
  const seen = records.filter((one) => !isWithheld(ctx, one.excludedOrganisations));
  const knows = seen.filter(
    (one) =>
      one.coordinatorId === me ||
      one.presentedBy === me ||
      held.worked.has(one.caseId) ||
      openable.has(one.person),
  );
  const reads = seen.filter((one) => held.present.has(one.itemId) || held.agreed.has(one.caseId));
  const ids = (some: readonly Record[]): string[] => some.map((one) => one.itemId);
  return { reads: new Set([...ids(knows), ...ids(reads)]), knows: new Set(ids(knows)) };
}

const NO_GROUND =
  'These minutes are for those who were here, or who work with this person. Open the case and say what your relationship is, then come back.';

/**
 * The record of one item of a closed huddle that the asker may read; `knows` asks that they may see who it is. Refuses
 * `missing` where the person excluded their organisation, `conflict` while the huddle is open, `forbidden` without a ground.
 */
export async function recordFor(ctx: Context, itemId: string, need: keyof Grounded): Promise<Record> {
  const found = await recordOfItem(ctx, itemId);
  const record = required(
    found !== undefined && !isWithheld(ctx, found.excludedOrganisations) ? found : undefined,
    'case in a huddle',
  );
  if (record.closedAt === null)
    throw new Refusal('conflict', 'This huddle is not closed yet. Write it into the record there.');
  if (record.state !== 'discussed')
    throw new Refusal(
      'conflict',
      'This case was not discussed in that huddle, so there are no minutes of it.',
    );
  if (!(await groundsOf(ctx, [record]))[need].has(itemId)) throw new Refusal('forbidden', NO_GROUND);
  return record;
}
