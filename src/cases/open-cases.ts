import type { Context } from '../core/context.ts';
import { Refusal } from '../core/refusal.ts';
import { markTaken } from '../lists/index.ts';
import { type Admissible, alreadyACase } from './admit.ts';
import { type CaseChange, type Cohort, isOpenCase, type Priority } from './case.ts';
import { addCaseEvent } from './event-store.ts';
import type { SharingBasis } from './sharing.ts';
import { type Case, openCasesOf } from './store.ts';
import { insertCase, lockCase, saveCase } from './write-store.ts';

export type Opening = {
  status: 'accepted' | 'shortlisted';
  cohort: Cohort;
  priority: Priority;
  question: string;
  reason: string;
  sharingBasis: SharingBasis;
  sharingDetail: string | null;
  coordinatorId: string | null;
  proposedTo: string | null;
};

/**
 * Opens a case for each of these people, or takes up the proposal that waits for them: all or none. Of two who do it at
 * once the second gets a `conflict` that names the people and who was first; `one_open_case` in the schema decides.
 */
export async function openCases(
  ctx: Context,
  people: readonly Admissible[],
  opening: Opening,
): Promise<CaseChange[]> {
  const open = new Map(
    (
      await openCasesOf(
        ctx,
        people.map((one) => one.person),
      )
    ).map((one) => [one.person, one]),
  );
  const opened: CaseChange[] = [];
  const taken: Admissible[] = [];
  for (const one of people) {
    const made = await openOne(ctx, one, opening, open.get(one.person));
    if (made === undefined) taken.push(one);
    else opened.push(made);
  }
  if (taken.length > 0) throw await twice(ctx, taken, people.length);
  return opened;
}

async function openOne(
  ctx: Context,
  { ref, person }: Admissible,
  opening: Opening,
  proposal: Case | undefined,
): Promise<CaseChange | undefined> {
  const member = ctx.actor.kind === 'member' ? ctx.actor.memberId : null;
  const accepted = opening.status === 'accepted' ? { acceptedAt: ctx.now, acceptedBy: member } : {};
  const status = proposal && (await lockCase(ctx, proposal.id, 'update'))?.status;
  // Declined or undone since we looked: it stands in nobody's way.
  if (proposal !== undefined && status !== undefined && isOpenCase(status)) {
    if (opening.status === 'shortlisted' || status !== 'shortlisted') return undefined;
    // The one who proposed named who accepts; the undo of accepting puts the proposal back.
    const { proposedTo: _kept, ...changes } = opening;
    const version = await saveCase(ctx, proposal.id, { ...changes, ...accepted });
    await addCaseEvent(ctx, proposal.id, { from: 'shortlisted', to: 'accepted', why: opening.reason });
    return { id: proposal.id, ref, status: 'accepted', version };
  }
  const made = await insertCase(ctx, { ...opening, ...accepted, person });
  if (made === undefined) return undefined;
  await addCaseEvent(ctx, made.id, { from: null, to: opening.status, why: opening.reason });
  await markTaken(ctx, person);
  return { id: made.id, ref, status: opening.status, version: 1 };
}

async function twice(ctx: Context, taken: readonly Admissible[], asked: number): Promise<Refusal> {
  const open = await openCasesOf(
    ctx,
    taken.map((one) => one.person),
  );
  const sentences = await Promise.all(
    taken.map((one) =>
      alreadyACase(
        ctx,
        one.ref,
        open.find((other) => other.person === one.person),
      ),
    ),
  );
  const rest = asked > taken.length ? ' Nobody was accepted: take them out and accept the rest.' : '';
  return new Refusal('conflict', `${sentences.join(' ')}${rest}`, {
    cases: open.map(({ id, ref, status }) => ({ id, ref, status })),
  });
}
