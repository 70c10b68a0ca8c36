import { z } from 'zod';
import { actingMember } from '../core/acting.ts';
import { day } from '../core/ids.ts';
import { Refusal, required } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { stateRelationship } from '../people/index.ts';
import { coordinatorFor } from './admit.ts';
import { COHORT_CODES, PRIORITY_CODES } from './case.ts';
import { onCase } from './held-case.ts';
import { nhsNumber, question, relationship, sharingDetail, why } from './inputs.ts';
import { openCases } from './open-cases.ts';
import { personTyped } from './person-typed.ts';
import { propose } from './propose-case.ts';
import { SHARING_BASIS_CODES, sharingProblem } from './sharing.ts';
import { openedBy } from './write-store.ts';

const name = z.object({
  forename: z.string().trim().min(1, 'Give the first name.').max(80),
  surname: z.string().trim().min(1, 'Give the last name.').max(80),
});

/**
 * Adds a case by NHS number. A number that we do not hold needs name and birth date, and is marked as typed, not verified.
 * A professional accepts: relationship, reason and sharing basis, with the person opened before or the birth date given
 * right (hazard H1). A coordinator proposes and names `to`. Refuses a bad number, a birth date that differs from ours, and
 * whatever accepting refuses. The answer holds no identifiers.
 */
export const addCase = command({
  says: 'Add a case by NHS number',
  needs: 'cases.edit',
  where: 'personal',
  input: z.object({
    nhsNumber,
    question,
    cohort: z.enum(COHORT_CODES).default('PROFESSIONAL_JUDGEMENT'),
    name: name.exactOptional(),
    birthDate: day.exactOptional(),
    relationship: relationship.exactOptional(),
    reason: why.exactOptional(),
    sharingBasis: z.enum(SHARING_BASIS_CODES).exactOptional(),
    sharingDetail: sharingDetail.exactOptional(),
    to: z.uuid().exactOptional(),
    priority: z.enum(PRIORITY_CODES).default('amber'),
  }),
  async run(input, ctx) {
    const me = actingMember(ctx);
    const { relationship: stated, reason, sharingBasis: basis, cohort, priority } = input;
    // Who names another to accept proposes, also when their own role could accept.
    if (!me.grants.has('cases.accept') || (input.to !== undefined && me.grants.has('cases.propose'))) {
      if (input.to === undefined)
        throw new Refusal('invalid', 'Name the professional who is to accept this person.');
      const { one } = await personTyped(ctx, input);
      return propose(ctx, one, {
        question: input.question,
        reason: reason ?? input.question,
        to: input.to,
        cohort,
        priority,
      });
    }
    if (stated === undefined || reason === undefined || basis === undefined)
      throw new Refusal(
        'invalid',
        'To accept somebody, say your relationship, the reason and the sharing basis.',
      );
    const problem = sharingProblem(basis, input.sharingDetail);
    if (problem !== undefined) throw new Refusal('invalid', problem);
    const { one, isChecked } = await personTyped(ctx, input);
    if (!isChecked && !(await openedBy(ctx, me.memberId, [one.person])).has(one.person))
      throw new Refusal(
        'conflict',
        `Open ${one.ref} first and check name, birth date and NHS number. Then accept.`,
      );
    await stateRelationship(ctx, one.person, stated);
    const [made] = await openCases(ctx, [one], {
      status: 'accepted',
      cohort,
      priority,
      question: input.question,
      reason,
      sharingBasis: basis,
      sharingDetail: input.sharingDetail ?? null,
      coordinatorId: await coordinatorFor(ctx, undefined),
      proposedTo: null,
    });
    return required(made, 'case');
  },
  ...onCase,
  undo: 'cases.undoAccept',
});
