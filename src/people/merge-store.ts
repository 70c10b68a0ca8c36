import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../core/context.ts';
import { BARS, type Bar } from './person.ts';

/** Identifiers that a list may bring; a list without the column, or with a blank cell, leaves what is held. */
export const HELD_FIELDS = [
  'surname',
  'forename',
  'address',
  'postcode',
  'practiceCode',
  'practiceName',
  'sex',
] as const;
export type HeldField = (typeof HELD_FIELDS)[number];
/** A staging table of lists: rows `s` with nhs_number, birth_date, in_conflict, duplicate_of and the fields named. */
export type Staged = { table: RawBuilder<unknown>; held: readonly HeldField[]; bars: readonly Bar[] };

/** True when a staged row `s` would change the person `p` that holds its number. */
export const personDiffers = (staged: Staged): RawBuilder<boolean> =>
  sql<boolean>`(${sql.join(
    [
      ...staged.held.map(
        (field) =>
          sql`(s.${sql.ref(field)} is not null and s.${sql.ref(field)} is distinct from p.${sql.ref(field)})`,
      ),
      sql`(not p.birth_date_conflict and (s.in_conflict is true or s.birth_date <> p.birth_date))`,
    ],
    sql` or `,
  )})`;

const held = (ctx: Context): RawBuilder<boolean> =>
  sql<boolean>`p.neighbourhood_id = ${ctx.neighbourhoodId}::uuid and p.nhs_number = s.nhs_number`;

/**
 * Adds the people whom no number of ours knows, numbered from after `after` in an order that says nothing about them: in
 * the order of the file, which often is that of NHS numbers, a reference would give half of the number away. The sorting
 * also makes PostgreSQL look for all of them before it adds the first; else it may search the growing table for each.
 * No `on conflict`, which costs a second search of the index for each: somebody typed in at this very moment breaks it.
 */
export async function addStagedPeople(ctx: Context, staged: Staged, after: number): Promise<void> {
  const fields = staged.held.map((field) => sql`, ${sql.ref(field)}`);
  const values = staged.held.map((field) =>
    field === 'surname' || field === 'forename'
      ? sql`, coalesce(s.${sql.ref(field)}, '')`
      : sql`, s.${sql.ref(field)}`,
  );
  await sql`insert into person_identity (neighbourhood_id, person, nhs_number, birth_date, birth_date_conflict${sql.join(fields, sql``)})
    select ${ctx.neighbourhoodId}::uuid, ${after}::integer + row_number() over (order by hashtextextended(s.nhs_number, ${after}::bigint)),
      s.nhs_number, s.birth_date, s.in_conflict is true${sql.join(values, sql``)}
    from ${staged.table} s where s.duplicate_of is null and not exists (select from person_identity p where ${held(ctx)})`.execute(
    ctx.db,
  );
}

/** Brings the people we hold up to date. A birth date that differs is not taken: it marks the person to be settled. */
export async function updateStagedPeople(ctx: Context, staged: Staged): Promise<void> {
  const sets = [
    ...staged.held.map(
      (field) => sql`${sql.ref(field)} = coalesce(s.${sql.ref(field)}, p.${sql.ref(field)})`,
    ),
    sql`birth_date_conflict = p.birth_date_conflict or s.in_conflict is true or s.birth_date <> p.birth_date`,
  ];
  await sql`update person_identity p set ${sql.join(sets)} from ${staged.table} s
    where ${held(ctx)} and s.duplicate_of is null and ${personDiffers(staged)}`.execute(ctx.db);
}

/** Keeps who died, objected or is restricted, for good: no later list takes it back. */
export async function barStagedPeople(ctx: Context, staged: Staged): Promise<void> {
  for (const why of BARS.filter((bar) => staged.bars.includes(bar)))
    await sql`insert into person_bar (neighbourhood_id, person, why, since, by_list)
      select distinct p.neighbourhood_id, p.person, ${why}, ${ctx.today}::date, true from ${staged.table} s join person_identity p on ${held(ctx)}
      where s.${sql.ref(why)}
      on conflict (neighbourhood_id, person, why) do update set by_list = true where not person_bar.by_list`.execute(
      ctx.db,
    );
}

export type Disagreement = { row: number; what: 'birthDate' | 'name' };
/** True when the birth date, or both names, are not what we hold for the number of `s`. */
export const disagrees = (staged: Staged): RawBuilder<boolean> =>
  staged.held.includes('surname') && staged.held.includes('forename')
    ? sql<boolean>`(s.birth_date <> p.birth_date or (s.surname <> p.surname and s.forename <> p.forename and s.surname <> '' and s.forename <> ''
        and p.surname <> '' and lower(s.surname) <> lower(p.surname) and lower(s.forename) <> lower(p.forename)))`
    : sql<boolean>`(s.birth_date <> p.birth_date)`;

/** Staged rows that disagree with what we hold; at most `limit`. */
export async function disagreements(ctx: Context, staged: Staged, limit: number): Promise<Disagreement[]> {
  const { rows } = await sql<Disagreement>`
    select s.row, case when s.birth_date <> p.birth_date then 'birthDate' else 'name' end as what
    from ${staged.table} s join person_identity p on ${held(ctx)}
    where s.duplicate_of is null and ${disagrees(staged)} order by s.row limit ${limit}`.execute(ctx.db);
  return rows;
}
