import type { Context } from '../core/context.ts';
import { Refusal } from '../core/refusal.ts';
import { identitiesOf, openableOf } from '../people/index.ts';
import { tiesOf } from './ground-store.ts';
import { isWithheld } from './show.ts';

/** A case on an agenda, as far as who may read what was said on it is concerned. */
export type OnAgenda = {
  itemId: string;
  caseId: string;
  person: number;
  coordinatorId: string | null;
  presentedBy: string | null;
  excludedOrganisations: readonly string[];
};
export type Grounded = { reads: Set<string>; knows: Set<string> };

/**
 * Of which of these the asker may read what was said and decided (`reads`), and of which they may also see who the person is
 * (`knows`), by item. One rule for a discussion, a case's list of them, its history and the minutes. Reading needs a ground:
 * a relationship or the person's own practice, the case's coordinator or presenter, an action on the case, or hearing it:
 * the huddle is live, they were here for this case, or wrote it down. Who it is needs one that outlasts the huddle [DOMAIN.md 6]. An
 * organisation that the person excluded has neither, whatever else is true.
 */
export async function groundsOf(ctx: Context, said: readonly OnAgenda[]): Promise<Grounded> {
  const { actor } = ctx;
  if (actor.kind !== 'member' || ctx.where === 'shared' || !actor.grants.has('cases.see'))
    return { reads: new Set(), knows: new Set() };
  const me = actor.memberId;
  const [held, openable] = await Promise.all([
    tiesOf(ctx, me, said),
    openableOf(
      ctx,
      await identitiesOf(
        ctx,
        said.map((one) => one.person),
      ),
    ),
  ]);
  const seen = said.filter((one) => !isWithheld(ctx, one.excludedOrganisations));
  const knows = seen.filter(
    (one) =>
      one.coordinatorId === me ||
      one.presentedBy === me ||
      held.worked.has(one.caseId) ||
      openable.has(one.person),
  );
  const reads = seen.filter((one) => held.present.has(one.itemId) || held.agreed.has(one.caseId));
  const ids = (some: readonly OnAgenda[]): string[] => some.map((one) => one.itemId);
  return { reads: new Set([...ids(knows), ...ids(reads)]), knows: new Set(ids(knows)) };
}

/** Refuses `forbidden`, with what to do, whoever has no ground. */
export async function needGround(ctx: Context, said: OnAgenda, need: keyof Grounded): Promise<void> {
  if (!(await groundsOf(ctx, [said]))[need].has(said.itemId))
    throw new Refusal(
      'forbidden',
      'What was said is for those who were here, or who work with this person. Open the case and say what your relationship is, then come back.',
    );
}
