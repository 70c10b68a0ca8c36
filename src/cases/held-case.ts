import type { Context } from '../core/context.ts';
import { Refusal, required } from '../core/refusal.ts';
import type { About } from '../core/use-case.ts';
import { markTaken, unmarkTaken } from '../lists/index.ts';
import { barPerson, unbarPerson } from '../people/index.ts';
import { type CaseChange, type CaseStatus, isOpenCase } from './case.ts';
import { addCaseEvent } from './event-store.ts';
import { lockAgendas } from './schedule-store.ts';
import { type Case, caseById } from './store.ts';
import { lockCase, saveCase } from './write-store.ts';

/** The case, locked until the transaction ends and read after the lock. `missing` outside the neighbourhood or an exclusion. */
export async function heldCase(ctx: Context, id: string): Promise<Case> {
  required(await lockCase(ctx, id, 'update'), 'case');
  return required(await caseById(ctx, id), 'case');
}

/** The same for a case that is to move: agendas are locked first, since what follows may take it off one. */
export async function movingCase(ctx: Context, id: string): Promise<Case> {
  await lockAgendas(ctx);
  return heldCase(ctx, id);
}

/** Refuses a version that is not the one on screen, and shows what stands there now (hazard H15). */
export function refuseStale(held: Case, version: number): void {
  if (held.version === version) return;
  const { question, priority, status, reviewOn, coordinator, matters, aware, needsDisciplines } = held;
  throw new Refusal('conflict', `${held.ref} was changed while you wrote. Compare, and save again.`, {
    question,
    priority,
    status,
    reviewOn,
    coordinator,
    matters,
    aware,
    needsDisciplines,
    version: held.version,
  });
}

/** Moves the case with an event; closing frees the candidate, opening again takes them. */
export async function moveCase(ctx: Context, held: Case, to: CaseStatus, why: string): Promise<CaseChange> {
  const [wasOpen, isOpen] = [isOpenCase(held.status), isOpenCase(to)];
  const closed = wasOpen === isOpen ? {} : { closedAt: isOpen ? null : ctx.now };
  const accepted = to === 'shortlisted' ? { acceptedAt: null, acceptedBy: null } : {};
  const version = await saveCase(ctx, held.id, { status: to, ...closed, ...accepted });
  await addCaseEvent(ctx, held.id, { from: held.status, to, why });
  if (wasOpen && !isOpen) await unmarkTaken(ctx, held.person);
  if (!wasOpen && isOpen) await markTaken(ctx, held.person);
  // Whoever has died is on no list from then on (hazard H8).
  if (to === 'deceased') await barPerson(ctx, held.person, 'deceased');
  if (held.status === 'deceased') await unbarPerson(ctx, held.person, 'deceased');
  return { id: held.id, ref: held.ref, status: to, version };
}

export const asItIs = ({ id, ref, status, version }: Case): CaseChange => ({ id, ref, status, version });

/** What every change of a case tells the audit trail and open tabs. */
export const onCase = {
  about: (_input: unknown, change: CaseChange): About => ({ kind: 'case', id: change.id }),
  touches: (_input: unknown, change: CaseChange): string[] => ['cases', 'candidates', `case/${change.ref}`],
};
