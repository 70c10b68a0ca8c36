import { z } from 'zod';
import { actingMember } from '../core/acting.ts';
import type { Context } from '../core/context.ts';
import { grantsOf } from '../core/grants.ts';
import { personRef } from '../core/ids.ts';
import { Refusal } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { type Admissible, admissible, coordinatorFor, presentMember } from './admit.ts';
import { type CaseChange, COHORT_CODES, type Cohort, PRIORITY_CODES, type Priority } from './case.ts';
import { asItIs, moveCase, movingCase, onCase } from './held-case.ts';
import { question, why } from './inputs.ts';
import { openCases } from './open-cases.ts';

type Proposal = { question: string; reason: string; to: string; cohort: Cohort; priority: Priority };
/** Opens the proposal and tells the professional who is to accept it. */
export async function propose(ctx: Context, person: Admissible, proposal: Proposal): Promise<CaseChange> {
  const to = await presentMember(ctx, proposal.to);
  if (!grantsOf(to.roles).has('cases.accept'))
    throw new Refusal('forbidden', `${to.name}’s role accepts nobody. Name a professional of the team.`);
  const [made] = await openCases(ctx, [person], {
    status: 'shortlisted',
    cohort: proposal.cohort,
    priority: proposal.priority,
    question: proposal.question,
    reason: proposal.reason,
    sharingBasis: 'not_yet_informed',
    sharingDetail: null,
    coordinatorId: await coordinatorFor(ctx, undefined),
    proposedTo: to.id,
  });
  if (made === undefined) throw new Error('a proposal opened no case');
  await ctx.send({
    kind: 'case-proposed',
    cause: `case-proposed:${made.id}:${to.id}`,
    to: to.id,
    about: { kind: 'case', id: made.id },
  });
  return made;
}

/** Proposes a person by reference and names the professional who accepts; coordinators choose nobody themselves [DOMAIN.md 3]. */
export const proposeCase = command({
  says: 'Propose a person for the MDT',
  needs: 'cases.propose',
  where: 'personal',
  input: z.object({
    ref: personRef,
    question,
    reason: why,
    to: z.uuid(),
    cohort: z.enum(COHORT_CODES),
    priority: z.enum(PRIORITY_CODES).default('amber'),
  }),
  async run({ ref, ...proposal }, ctx) {
    actingMember(ctx);
    const [person] = await admissible(ctx, [ref]);
    if (person === undefined) throw new Error('a reference gave no person');
    return propose(ctx, person, proposal);
  },
  ...onCase,
  undo: 'cases.undoAccept',
});

/** Says no to a proposal, with the advice that goes back to whoever proposed it. A second press changes nothing. */
export const declineCase = command({
  says: 'Decline a proposed person',
  needs: 'cases.accept',
  where: 'personal',
  input: z.object({ id: z.uuid(), reason: why }),
  async run(input, ctx) {
    actingMember(ctx);
    const held = await movingCase(ctx, input.id);
    if (held.status === 'declined_by_mdt') return asItIs(held);
    if (held.status !== 'shortlisted')
      throw new Refusal(
        'conflict',
        `${held.ref} is not waiting to be accepted any more. Open the case to see why.`,
      );
    return moveCase(ctx, held, 'declined_by_mdt', input.reason);
  },
  ...onCase,
  undo: 'cases.undoMove',
});
