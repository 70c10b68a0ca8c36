import { z } from 'zod';
import { actingMember } from '../core/acting.ts';
import { Refusal } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { CASE_STATUSES, type CaseStatus, isOpenCase, MOVES_BY_HAND, movesByHand } from './case.ts';
import { statusBefore } from './event-store.ts';
import { asItIs, moveCase, movingCase, onCase, refuseStale } from './held-case.ts';
import { why } from './inputs.ts';
import { keepPrivate } from './keep-private.ts';
import { openCasesOf } from './store.ts';

/**
 * Moves a case along, with the reason: on hold, active again, stepped down, discharged, or gone. Scheduling and discussing
 * belong to huddles. What follows takes it off agendas, stops or asks to finish its actions. A second press changes nothing.
 */
export const moveACase = command({
  says: 'Move a case on',
  needs: 'cases.edit',
  input: z.object({ id: z.uuid(), version: z.int().positive(), to: z.enum(MOVES_BY_HAND), why }),
  async run(input, ctx) {
    actingMember(ctx);
    await keepPrivate(ctx, input.why);
    const held = await movingCase(ctx, input.id);
    if (held.status === input.to) return asItIs(held);
    refuseStale(held, input.version);
    if (!movesByHand(held.status).includes(input.to))
      throw new Refusal(
        'conflict',
        `${held.ref} is ${words(held.status)}, and cannot become ${words(input.to)} from there.`,
      );
    return moveCase(ctx, held, input.to, input.why);
  },
  ...onCase,
  undo: 'cases.undoMove',
});

/** Takes a move or a declined proposal back while the version stands. Actions that stopped with the case are reopened one by one. */
export const undoMove = command({
  says: 'Undo moving a case on',
  needs: 'cases.edit',
  input: z.object({ id: z.uuid(), version: z.int().positive() }),
  async run(input, ctx) {
    actingMember(ctx);
    const held = await movingCase(ctx, input.id);
    if (!(MOVES_BY_HAND as readonly CaseStatus[]).includes(held.status) || held.version !== input.version)
      throw new Refusal(
        'conflict',
        `${held.ref} has moved on since, so this can’t be undone. Move it by hand.`,
      );
    const before = await statusBefore(ctx, held.id, held.status);
    // It came off its agenda when it moved, so it goes back to what it was before it came on.
    const to =
      before === 'scheduled' ? ((await statusBefore(ctx, held.id, 'scheduled')) ?? 'accepted') : before;
    if (to === undefined)
      throw new Refusal('conflict', `${held.ref} has not moved, so there is nothing to undo.`);
    if (!isOpenCase(held.status) && (await openCasesOf(ctx, [held.person])).length > 0)
      throw new Refusal('conflict', `${held.ref} has another open case by now. Go on with that one.`);
    return moveCase(ctx, held, to, 'Undone');
  },
  ...onCase,
});

const words = (status: CaseStatus): string => `“${CASE_STATUSES[status].toLowerCase()}”`;
