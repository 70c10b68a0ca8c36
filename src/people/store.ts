import { sql } from 'kysely';
import type { Context } from '../core/context.ts';
import type { Bar } from './person.ts';

const people = (ctx: Context) =>
  ctx.db.selectFrom('personIdentity').where('personIdentity.neighbourhoodId', '=', ctx.neighbourhoodId);

const COLUMNS = [
  'person',
  'nhsNumber',
  'birthDate',
  'surname',
  'forename',
  'address',
  'postcode',
  'practiceCode',
  'practiceName',
  'sex',
  'birthDateConflict',
  'typedBy',
] as const;

/** The stored identifiers of people, as they are: for this slice and for cases, which decide who may see them. */
export const identitiesOf = (ctx: Context, persons: readonly number[]) =>
  people(ctx)
    .select(COLUMNS)
    .where('person', 'in', persons.length === 0 ? [-1] : [...persons])
    .execute();
export type StoredIdentity = Awaited<ReturnType<typeof identitiesOf>>[number];
export const identityOf = async (ctx: Context, person: number): Promise<StoredIdentity | undefined> =>
  (await identitiesOf(ctx, [person]))[0];

export const personByNhsNumber = async (ctx: Context, nhsNumber: string): Promise<number | undefined> =>
  (await people(ctx).select('person').where('nhsNumber', '=', nhsNumber).executeTakeFirst())?.person;

export const barsOf = async (ctx: Context, person: number): Promise<Bar[]> =>
  (
    await ctx.db
      .selectFrom('personBar')
      .select('why')
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where('person', '=', person)
      .orderBy('why')
      .execute()
  ).map((row) => row.why);

/** Bars a person, because of their case, from every list and page of candidates from today on; a bar that stands keeps its day. */
export const barPerson = async (ctx: Context, person: number, why: Bar): Promise<void> => {
  await ctx.db
    .insertInto('personBar')
    .values({
      neighbourhoodId: ctx.neighbourhoodId,
      person,
      why,
      since: ctx.today,
      byList: false,
      byCase: true,
    })
    .onConflict((conflict) =>
      conflict.columns(['neighbourhoodId', 'person', 'why']).doUpdateSet({ byCase: true }),
    )
    .execute();
};
/** Takes back what was said of a case by mistake. What a list says of the person stands. */
export const unbarPerson = async (ctx: Context, person: number, why: Bar): Promise<void> => {
  const bar = { neighbourhoodId: ctx.neighbourhoodId, person, why };
  await ctx.db
    .deleteFrom('personBar')
    .where((eb) => eb.and({ ...bar, byList: false }))
    .execute();
  await ctx.db
    .updateTable('personBar')
    .set({ byCase: false })
    .where((eb) => eb.and(bar))
    .execute();
};

/** How many others that we hold have this name, whatever the case of its letters. */
export async function namesakesOf(ctx: Context, one: StoredIdentity): Promise<number> {
  const { others } = await people(ctx)
    .select((eb) => eb.fn.countAll<number>().as('others'))
    .where('surnameKey', '=', one.surname.toLowerCase())
    .where('forenameKey', '=', one.forename.toLowerCase())
    .where('person', '<>', one.person)
    .executeTakeFirstOrThrow();
  return others;
}

/**
 * People whose surname or forename begins with the words typed, in either order; at most 50, and only those whom the
 * asker may find: of a practice, related to a member, or `others`. Else the first fifty Smiths would hide all the rest.
 */
export function peopleNamed(
  ctx: Context,
  text: string,
  find: { practiceCode: string | null; relatedTo: string | null; others: readonly number[] },
): Promise<StoredIdentity[]> {
  const words = text.toLowerCase().replace(/,/g, ' ').split(/\s+/).filter(Boolean).slice(0, 4);
  const [first = '', ...others] = words;
  if (first === '') return Promise.resolve([]);
  const begins = (column: 'surnameKey' | 'forenameKey', word: string) =>
    sql<boolean>`starts_with(${sql.ref(column)}, ${word})`;
  const rest = others.join(' ');
  return people(ctx)
    .select(COLUMNS)
    .where((eb) =>
      rest === ''
        ? eb.or([begins('surnameKey', first), begins('forenameKey', first)])
        : eb.or([
            eb.and([begins('surnameKey', rest), begins('forenameKey', first)]),
            eb.and([begins('surnameKey', first), begins('forenameKey', rest)]),
          ]),
    )
    .where(
      sql<boolean>`(practice_code = ${find.practiceCode} or person = any(${[...find.others]}::integer[]) or exists (
        select from relationship r where r.neighbourhood_id = person_identity.neighbourhood_id
          and r.member_id = ${find.relatedTo}::uuid and r.person = person_identity.person))`,
    )
    .orderBy('surname')
    .orderBy('forename')
    .orderBy('person')
    .limit(50)
    .execute();
}

/** Which of these names (lower case) we hold, as "forename|surname"; a blank forename asks for the surname alone. */
export async function heldNames(
  ctx: Context,
  names: readonly { surname: string; forename: string }[],
): Promise<Set<string>> {
  if (names.length === 0) return new Set();
  const { rows } = await sql<{ surname: string; forename: string }>`
    select asked.surname, asked.forename
    from unnest(${names.map((name) => name.surname)}::text[], ${names.map((name) => name.forename)}::text[]) as asked(surname, forename)
    cross join lateral (select from person_identity p where p.neighbourhood_id = ${ctx.neighbourhoodId}
      and p.surname_key = asked.surname and (asked.forename = '' or p.forename_key = asked.forename)
      limit 1) as held`.execute(ctx.db);
  return new Set(rows.map((row) => `${row.forename}|${row.surname}`));
}

export const hasRelationship = async (ctx: Context, memberId: string, person: number): Promise<boolean> =>
  (await ctx.db
    .selectFrom('relationship')
    .select('person')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('memberId', '=', memberId)
    .where('person', '=', person)
    .executeTakeFirst()) !== undefined;

/** Those of these people with whom the member has stated a relationship. */
export const relatedTo = async (
  ctx: Context,
  memberId: string,
  persons: readonly number[],
): Promise<number[]> =>
  (
    await ctx.db
      .selectFrom('relationship')
      .select('person')
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where('memberId', '=', memberId)
      .where('person', 'in', persons.length === 0 ? [-1] : [...persons])
      .execute()
  ).map((row) => row.person);

/** Keeps what a member says of their relationship with a person; the newest words stand. */
export async function keepRelationship(
  ctx: Context,
  memberId: string,
  person: number,
  kind: string,
): Promise<void> {
  await ctx.db
    .insertInto('relationship')
    .values({ neighbourhoodId: ctx.neighbourhoodId, memberId, person, kind, statedAt: ctx.now })
    .onConflict((conflict) =>
      conflict.columns(['neighbourhoodId', 'memberId', 'person']).doUpdateSet({ kind, statedAt: ctx.now }),
    )
    .execute();
}

/** The next numbers of people (N7-0042 is 42), taken for good; gives back the one before the first of them. */
export async function takePersonNumbers(ctx: Context, howMany: number): Promise<number> {
  const { last } = await ctx.db
    .updateTable('neighbourhood')
    .set((eb) => ({ lastPersonNumber: eb('lastPersonNumber', '+', howMany) }))
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .returning('lastPersonNumber as last')
    .executeTakeFirstOrThrow();
  return last - howMany;
}

export type TypedPerson = { nhsNumber: string; forename: string; surname: string; birthDate: string };
/** A person whom a member typed in; undefined when the number is held already, by a twin in flight perhaps. */
export async function insertTypedPerson(
  ctx: Context,
  typed: TypedPerson,
  typedBy: string | null,
): Promise<number | undefined> {
  const person = (await takePersonNumbers(ctx, 1)) + 1;
  const row = await ctx.db
    .insertInto('personIdentity')
    .values({ neighbourhoodId: ctx.neighbourhoodId, person, ...typed, typedBy })
    .onConflict((conflict) => conflict.columns(['neighbourhoodId', 'nhsNumber']).doNothing())
    .returning('person')
    .executeTakeFirst();
  return row?.person;
}
