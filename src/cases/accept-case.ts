import { z } from 'zod';
import { actingMember } from '../core/acting.ts';
import { personRef } from '../core/ids.ts';
import { Refusal } from '../core/refusal.ts';
import { type About, command } from '../core/use-case.ts';
import { stateRelationship } from '../people/index.ts';
import { admissible, coordinatorFor } from './admit.ts';
import { type CaseChange, COHORT_CODES, PRIORITY_CODES } from './case.ts';
import { question, relationship, sharingDetail, why } from './inputs.ts';
import { openCases } from './open-cases.ts';
import { SHARING_BASIS_CODES, sharingProblem } from './sharing.ts';
import { openedBy } from './write-store.ts';

export const aboutCases = (changes: readonly CaseChange[]): About[] =>
  changes.map((change) => ({ kind: 'case', id: change.id }));
export const caseTopics = (changes: readonly CaseChange[]): string[] => [
  'cases',
  'candidates',
  ...changes.map((change) => `case/${change.ref}`),
];

/**
 * Accepts one to twenty people for the MDT, all or none, with one reason [DOMAIN.md 3, two-stage rule]. The member states
 * relationship, reason and sharing basis and must have opened each of them before: three identifiers seen (hazard H1).
 * A proposal that waits is taken up. Refuses objected, died, restricted, two birth dates, and who is a case already.
 */
export const acceptCases = command({
  says: 'Accept people for the MDT',
  needs: 'cases.accept',
  where: 'personal',
  input: z.object({
    refs: z.array(personRef).min(1).max(20, 'Accept at most 20 people in one go.'),
    cohort: z.enum(COHORT_CODES),
    relationship,
    reason: why,
    sharingBasis: z.enum(SHARING_BASIS_CODES),
    sharingDetail: sharingDetail.exactOptional(),
    question,
    priority: z.enum(PRIORITY_CODES).default('amber'),
    coordinatorId: z.uuid().exactOptional(),
  }),
  async run(input, ctx) {
    const me = actingMember(ctx);
    const problem = sharingProblem(input.sharingBasis, input.sharingDetail);
    if (problem !== undefined) throw new Refusal('invalid', problem);
    const people = await admissible(ctx, input.refs);
    const seen = await openedBy(
      ctx,
      me.memberId,
      people.map((one) => one.person),
    );
    const unseen = people.filter((one) => !seen.has(one.person)).map((one) => one.ref);
    if (unseen.length > 0)
      throw new Refusal(
        'conflict',
        `Open ${unseen.join(', ')} first and check name, birth date and NHS number. Then accept.`,
      );
    const coordinatorId = await coordinatorFor(ctx, input.coordinatorId);
    for (const { person } of people) await stateRelationship(ctx, person, input.relationship);
    const cases = await openCases(ctx, people, {
      status: 'accepted',
      cohort: input.cohort,
      priority: input.priority,
      question: input.question,
      reason: input.reason,
      sharingBasis: input.sharingBasis,
      sharingDetail: input.sharingDetail ?? null,
      coordinatorId,
      proposedTo: null,
    });
    return { cases };
  },
  about: (_input, { cases }) => aboutCases(cases),
  touches: (_input, { cases }) => caseTopics(cases),
  undo: 'cases.undoAccept',
});
