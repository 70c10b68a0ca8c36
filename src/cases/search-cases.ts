import { z } from 'zod';
import { actingMember } from '../core/acting.ts';
import type { Context, MemberActor } from '../core/context.ts';
import { personNumber, personRef, showPerson } from '../core/ids.ts';
import { nhsNumberIn } from '../core/nhs-number.ts';
import type { Day } from '../core/time.ts';
import { query } from '../core/use-case.ts';
import { isProfessional, memberOf, organisationsOf } from '../neighbourhoods/index.ts';
import {
  fullName,
  identitiesOf,
  openableOf,
  peopleNamed,
  personByNhsNumber,
  type StoredIdentity,
} from '../people/index.ts';
import type { CaseStatus } from './case.ts';
import { openCasesOf, peopleWorkedWith } from './store.ts';
import { workedOnBy } from './write-store.ts';

export type FoundPerson = {
  ref: string;
  name: string | null;
  birthDate: Day | null;
  status: CaseStatus | null;
  caseId: string | null;
};

/**
 * People by name, NHS number or reference: those whom the asker may see (their practice, a stated relationship, a case they
 * coordinate or have an action on). A reference is found for everybody, without the name for those who may not see it.
 * Names shown are looks on the record.
 */
export const searchCases = query({
  says: 'Search people and cases',
  needs: 'people.search',
  where: 'personal',
  input: z.object({ text: z.string().trim().max(100), limit: z.int().min(1).max(50).default(10) }),
  async run({ text, limit }, ctx): Promise<FoundPerson[]> {
    const me = actingMember(ctx);
    const { memberId } = me;
    const { code } = ctx;
    const asRef = personRef.safeParse(text);
    const isRef = asRef.success && asRef.data.startsWith(`${code}-`);
    const identities = isRef
      ? await identitiesOf(ctx, [personNumber(asRef.data)])
      : await identitiesTyped(ctx, me, text);
    const cases = new Map(
      (
        await openCasesOf(
          ctx,
          identities.map((one) => one.person),
        )
      ).map((one) => [one.person, one]),
    );
    const shown = await openableOf(ctx, identities);
    const worked = new Set(
      await workedOnBy(
        ctx,
        memberId,
        [...cases.values()].map((one) => one.id),
      ),
    );
    for (const one of cases.values())
      if (one.coordinatorId === memberId || worked.has(one.id)) shown.add(one.person);
    return identities
      .filter((one) => isRef || shown.has(one.person))
      .slice(0, limit)
      .map((one) => {
        const open = cases.get(one.person);
        const maySee = shown.has(one.person);
        return {
          ref: showPerson(code, one.person),
          name: maySee ? fullName(one) : null,
          birthDate: maySee ? one.birthDate : null,
          status: open?.status ?? null,
          caseId: open?.id ?? null,
        };
      });
  },
  looks: (_input, found) =>
    found
      .filter((one) => one.name !== null)
      .map((one) => ({ person: personNumber(one.ref), purpose: 'search' })),
});

async function identitiesTyped(ctx: Context, me: MemberActor, text: string): Promise<StoredIdentity[]> {
  const number = nhsNumberIn(text);
  if (number === null) return text.length < 2 ? [] : named(ctx, me, text);
  const person = await personByNhsNumber(ctx, number);
  return person === undefined ? [] : identitiesOf(ctx, [person]);
}

async function named(ctx: Context, { memberId, organisationId }: MemberActor, text: string) {
  const member = await memberOf(ctx, memberId);
  const opens = member !== undefined && isProfessional(member);
  const practice = (await organisationsOf(ctx)).find((one) => one.id === organisationId);
  return peopleNamed(ctx, text, {
    practiceCode: opens ? (practice?.odsCode ?? null) : null,
    relatedTo: opens ? memberId : null,
    others: await peopleWorkedWith(ctx, memberId),
  });
}
