import { z } from 'zod';
import type { Context } from '../core/context.ts';
import { personNumber, personRef } from '../core/ids.ts';
import { required } from '../core/refusal.ts';
import { ageOn, type Day } from '../core/time.ts';
import { query } from '../core/use-case.ts';
import { candidateFacts } from '../lists/index.ts';
import { memberOf, organisationsOf } from '../neighbourhoods/index.ts';
import { type Bar, type Identity, mayOpen, personByRef, shownIdentity } from '../people/index.ts';
import type { Aware, CaseEvent, CaseSummary } from './case.ts';
import { caseEvents } from './event-store.ts';
import { summaryOf } from './list-cases.ts';
import type { SharingBasis } from './sharing.ts';
import { type Case, caseByRef } from './store.ts';
import { workedOnBy } from './write-store.ts';

export type CaseDetail = CaseSummary & {
  reason: string;
  sharingBasis: SharingBasis;
  sharingDetail: string | null;
  matters: { words: string; by: string; on: Day } | null;
  aware: Aware | null;
  /** Disciplines that the team must hear on it. */
  needsDisciplines: string[];
  proposedTo: { id: string; name: string } | null;
  /** Organisations that the person does not want on the case. */
  keptFrom: { id: string; name: string }[];
  /** Three identifiers, or null for those who have no ground to see them. */
  person: (Identity & { age: number }) | null;
  /** What was learnt about the person since that the team must know: objected, died, restricted, two birth dates. */
  alerts: string[];
  facts: { label: string; value: string }[];
  events: CaseEvent[];
  /** What to do to see who it is: state a relationship through people.open. */
  mayOpen: boolean;
};

const ALERTS: Record<Bar, string> = {
  objected: 'Has objected to sharing. Stop, and talk with them.',
  deceased: 'Recorded as having died. Nobody is contacted.',
  restricted: 'Restricted record: address and practice are hidden.',
};

/**
 * One case with its history and what the lists say. Who it is shows only in the tab and personal chat, to the person's own
 * practice, who stated a relationship, the case's coordinator and owners of its open actions; the look is recorded.
 */
export const readCase = query({
  says: 'Show a case',
  needs: 'cases.see',
  where: 'personal',
  input: z.object({ ref: personRef }),
  async run({ ref }, ctx): Promise<CaseDetail> {
    const found = required(await caseByRef(ctx, ref), 'case');
    const known = required(await personByRef(ctx, ref), 'person');
    const may = await maySee(ctx, found);
    const identity = may ? await shownIdentity(ctx, found.ref, known) : null;
    const to = found.proposedTo === null ? undefined : await memberOf(ctx, found.proposedTo);
    return {
      ...summaryOf(found),
      reason: found.reason,
      sharingBasis: found.sharingBasis,
      sharingDetail: found.sharingDetail,
      matters: found.matters,
      aware: found.aware,
      needsDisciplines: found.needsDisciplines,
      proposedTo: to === undefined ? null : { id: to.id, name: to.name },
      keptFrom: await keptFrom(ctx, found),
      person: identity === null ? null : { ...identity, age: ageOn(identity.birthDate, ctx.today) },
      alerts: [
        ...known.bars.map((bar) => ALERTS[bar]),
        ...(known.birthDateConflict ? ['Two birth dates are held. Ask their practice which is right.'] : []),
      ],
      facts: await candidateFacts(ctx, found.person),
      events: await caseEvents(ctx, found.id),
      mayOpen: may || (ctx.actor.kind === 'member' && ctx.actor.grants.has('people.open')),
    };
  },
  // A case read without its person is a look too, but not one that counts as having checked who it is.
  looks: ({ ref }, { person }) => [
    { person: personNumber(ref), purpose: person === null ? 'case without name' : 'case' },
  ],
});

const keptFrom = async (ctx: Context, { excludedOrganisations: kept }: Case) =>
  kept.length === 0
    ? []
    : (await organisationsOf(ctx))
        .filter((one) => kept.includes(one.id))
        .map(({ id, name }) => ({ id, name }));

async function maySee(ctx: Context, found: Case): Promise<boolean> {
  if (ctx.actor.kind !== 'member') return false;
  if (found.coordinatorId === ctx.actor.memberId) return true;
  const { memberId } = ctx.actor;
  return (await workedOnBy(ctx, memberId, [found.id])).length > 0 || mayOpen(ctx, found.person);
}
