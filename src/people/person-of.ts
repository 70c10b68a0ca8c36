import type { Context } from '../core/context.ts';
import { codeOf, personNumber } from '../core/ids.ts';
import { checkNhsNumber, isPracticeNumber } from '../core/nhs-number.ts';
import { Refusal } from '../core/refusal.ts';
import { isProfessional, memberOf, organisationsOf } from '../neighbourhoods/index.ts';
import type { Bar } from './person.ts';
import {
  barsOf,
  hasRelationship,
  identityOf,
  insertTypedPerson,
  keepRelationship,
  personByNhsNumber,
  relatedTo,
  type StoredIdentity,
  type TypedPerson,
} from './store.ts';

export type KnownPerson = { person: number; birthDateConflict: boolean; bars: Bar[] };

/** The person that a reference (N7-0042) means, without identifiers; undefined when it is another neighbourhood’s or nobody’s. */
export async function personByRef(ctx: Context, ref: string): Promise<KnownPerson | undefined> {
  if (codeOf(ref) !== ctx.code) return undefined;
  const person = personNumber(ref);
  const identity = await identityOf(ctx, person);
  return identity === undefined
    ? undefined
    : { person, birthDateConflict: identity.birthDateConflict, bars: await barsOf(ctx, person) };
}

/** The practice of a person: its code as the lists have it, and the organisation of ours that it is. */
export async function practiceOf(
  ctx: Context,
  identity: { practiceCode: string | null; practiceName: string | null },
): Promise<{ code: string | null; name: string | null; organisationId: string | null }> {
  const organisation =
    identity.practiceCode === null
      ? undefined
      : (await organisationsOf(ctx)).find((one) => one.odsCode === identity.practiceCode);
  return {
    code: identity.practiceCode,
    name: organisation?.name ?? identity.practiceName ?? identity.practiceCode,
    organisationId: organisation?.id ?? null,
  };
}

/**
 * True when the asker is a professional whose organisation is the person’s practice, or who has stated a relationship
 * (DOMAIN.md 3). Coordinators of a case and owners of its actions are the business of cases.
 */
export async function mayOpen(ctx: Context, person: number): Promise<boolean> {
  const { actor } = ctx;
  if (actor.kind !== 'member') return false;
  const member = await memberOf(ctx, actor.memberId);
  if (member === undefined || !isProfessional(member)) return false;
  if (await hasRelationship(ctx, actor.memberId, person)) return true;
  const identity = await identityOf(ctx, person);
  if (identity === undefined) return false;
  const { organisationId } = await practiceOf(ctx, identity);
  return organisationId !== null && organisationId === member.organisationId;
}

/** Which of these people `mayOpen` would open to the asker, for a page of search results: no query for each. */
export async function openableOf(ctx: Context, identities: readonly StoredIdentity[]): Promise<Set<number>> {
  const { actor } = ctx;
  const member = actor.kind === 'member' ? await memberOf(ctx, actor.memberId) : undefined;
  if (member === undefined || !isProfessional(member)) return new Set();
  const practice = (await organisationsOf(ctx)).find((one) => one.id === member.organisationId)?.odsCode;
  const related = await relatedTo(
    ctx,
    member.id,
    identities.map((one) => one.person),
  );
  const atPractice = identities.filter((one) => one.practiceCode !== null && one.practiceCode === practice);
  return new Set([...related, ...atPractice.map((one) => one.person)]);
}

/** Keeps what the asker says of their relationship ("district nurse, visits weekly"). Refuses those who are no professionals. */
export async function stateRelationship(ctx: Context, person: number, kind: string): Promise<void> {
  const { actor } = ctx;
  const member = actor.kind === 'member' ? await memberOf(ctx, actor.memberId) : undefined;
  if (member === undefined || !isProfessional(member))
    throw new Refusal(
      'forbidden',
      'A health or care professional opens a person’s details. Ask one who works with this person.',
    );
  await keepRelationship(ctx, member.id, person, kind);
}

/**
 * Adds a person whom a member typed in, marked so; gives back the number of the one we hold if the NHS number is known.
 * Refuses an invalid number, and outside 999 in practice mode.
 */
export async function addTypedPerson(ctx: Context, typed: TypedPerson): Promise<number> {
  const { number, problem } = checkNhsNumber(typed.nhsNumber);
  if (number === null) throw new Refusal('invalid', problem ?? 'That is not an NHS number.');
  keepPractice(ctx, number);
  if (typed.birthDate > ctx.today)
    throw new Refusal('invalid', 'That birth date is in the future. Check it and try again.');
  const held = await personByNhsNumber(ctx, number);
  if (held !== undefined) return held;
  const typedBy = ctx.actor.kind === 'member' ? ctx.actor.memberId : null;
  const added = await insertTypedPerson(ctx, { ...typed, nhsNumber: number }, typedBy);
  if (added === undefined)
    throw new Refusal('busy', 'Somebody is adding the same person just now. Wait a moment and try again.');
  return added;
}

/** Refuses a number that belongs to somebody: local mode is practice. */
export function keepPractice(ctx: Context, number: string): void {
  if (ctx.app.config.mode === 'local' && !isPracticeNumber(number))
    throw new Refusal('invalid', 'Practice mode keeps only test numbers (999 …). Use a made-up number here.');
}
