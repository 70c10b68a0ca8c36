import { type RawBuilder, sql } from 'kysely';
import { AGE_BANDS, OPEN_ACTION } from '../actions/index.ts';
import { seesCase } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import { addDays, type Day, instantAt } from '../core/time.ts';
import type { Behind } from './behind.ts';
import type { Period } from './period.ts';

const open = sql<boolean>`action.status in (${sql.join(OPEN_ACTION.map((status) => sql.lit(status)))})`;
const onDay = (ctx: Context, column: string): RawBuilder<Day> =>
  sql<Day>`(${sql.ref(column)} at time zone ${ctx.zone})::date`;

/** The conditions of a figure on `action`, so that the list behind it holds what was counted. */
function conditions(ctx: Context, asked: Behind, { from, to }: Period, sunday: Day): RawBuilder<boolean>[] {
  const due = sql<boolean>`action.status <> 'cancelled' and action.due between ${from} and ${to}`;
  const which: Record<Behind['which'], RawBuilder<boolean>> = {
    open,
    overdue: sql`${open} and action.due < ${ctx.today}`,
    due_this_week: sql`${open} and action.due between ${ctx.today} and ${sunday}`,
    unaccepted: sql`${open} and action.status = 'offered'`,
    blocked: sql`${open} and action.status = 'blocked'`,
    due,
    carried: sql`${due} and action.status = 'done'`,
    chosen: sql`${due} and action.status = 'not_done' and action.reason = 'persons_choice'`,
    failed: sql`${due} and action.status = 'not_done' and action.reason <> 'persons_choice'`,
    pending: sql`${due} and ${open}`,
    not_done: sql`action.status = 'not_done' and action.finished_at >= ${instantAt(from, '00:00', ctx.zone)}
      and action.finished_at < ${instantAt(addDays(to, 1), '00:00', ctx.zone)}`,
  };
  const { owner, organisation, cohort, series, status, reason, fifth } = asked;
  const band = asked.age === undefined ? undefined : AGE_BANDS[asked.age];
  return [
    which[asked.which],
    ...(status === undefined ? [] : [sql<boolean>`action.status = ${status}`]),
    ...(owner === undefined ? [] : [sql<boolean>`action.owner_id = ${owner}`]),
    ...(organisation === undefined
      ? []
      : [
          sql<boolean>`action.owner_id in (select id from member where neighbourhood_id = ${ctx.neighbourhoodId} and organisation_id = ${organisation})`,
        ]),
    ...(cohort === undefined ? [] : [sql<boolean>`mdt_case.cohort = ${cohort}`]),
    ...(series === undefined
      ? []
      : series === 'none'
        ? [sql<boolean>`action.huddle_id is null`]
        : [
            sql<boolean>`action.huddle_id in (select id from huddle where neighbourhood_id = ${ctx.neighbourhoodId} and coalesce(series_id, id) = ${series})`,
          ]),
    ...(band === undefined
      ? []
      : [
          sql<boolean>`${onDay(ctx, 'action.created_at')} between ${addDays(ctx.today, -band.to)} and ${addDays(ctx.today, -band.from)}`,
        ]),
    ...(reason === undefined
      ? []
      : [reason === 'none' ? sql<boolean>`action.reason is null` : sql<boolean>`action.reason = ${reason}`]),
    ...(fifth === undefined
      ? []
      : [fifth === 0 ? sql<boolean>`action.imd_fifth is null` : sql<boolean>`action.imd_fifth = ${fifth}`]),
  ];
}

const from = sql`from action
  join mdt_case on mdt_case.neighbourhood_id = action.neighbourhood_id and mdt_case.id = action.case_id`;

/** By what a list goes: as its index does, so that the first page of many thousand costs no more than one of few. */
const order = (asked: Behind, table: string): RawBuilder<unknown> =>
  sql.raw(`${table}.${asked.which === 'not_done' ? 'finished_at' : 'due'}, ${table}.number`);

/**
 * The ids of the actions behind a figure, in order: the soonest due first, those not done as they were closed. `after`: the
 * number of the last of the page before.
 */
export async function idsBehind(
  ctx: Context,
  asked: Behind,
  period: Period,
  page: { sunday: Day; limit: number; after: number | undefined },
): Promise<string[]> {
  const where = conditions(ctx, asked, period, page.sunday);
  if (page.after !== undefined)
    where.push(sql<boolean>`(${order(asked, 'action')}) > (select ${order(asked, 'last')} from action last
      where last.neighbourhood_id = ${ctx.neighbourhoodId} and last.number = ${page.after})`);
  const { rows } = await sql<{ id: string }>`
    select action.id ${from}
    where action.neighbourhood_id = ${ctx.neighbourhoodId} and ${seesCase(ctx)} and ${sql.join(where, sql` and `)}
    order by ${order(asked, 'action')} limit ${page.limit}`.execute(ctx.db);
  return rows.map(({ id }) => id);
}

export type ExportedAction = {
  number: number;
  person: number;
  owner: string;
  organisation: string;
  cohort: string;
  huddle: Day | null;
  status: string;
  reason: string | null;
  priority: string;
  assigned: Day;
  due: Day;
  finished: Day | null;
  fifth: number | null;
};
/** The same actions for a file: codes, dates, members' names; no words that anybody typed. Restricted people are left out and counted. */
export async function actionsToExport(
  ctx: Context,
  asked: Behind,
  period: Period,
  page: { sunday: Day; limit: number },
): Promise<{ rows: ExportedAction[]; hidden: number }> {
  const { rows } = await sql<ExportedAction & { restricted: boolean }>`
    select action.number, mdt_case.person, owner.name as owner, organisation.name as organisation, mdt_case.cohort,
      (huddle.starts_at at time zone ${ctx.zone})::date as huddle, action.status, action.reason, action.priority,
      ${onDay(ctx, 'action.created_at')} as assigned, action.due, ${onDay(ctx, 'action.finished_at')} as finished,
      action.imd_fifth as fifth,
      exists (select 1 from person_bar where person_bar.neighbourhood_id = ${ctx.neighbourhoodId}
        and person_bar.person = mdt_case.person and person_bar.why = 'restricted') as restricted
    ${from}
    join member owner on owner.neighbourhood_id = action.neighbourhood_id and owner.id = action.owner_id
    join organisation on organisation.neighbourhood_id = owner.neighbourhood_id and organisation.id = owner.organisation_id
    left join huddle on huddle.neighbourhood_id = action.neighbourhood_id and huddle.id = action.huddle_id
    where action.neighbourhood_id = ${ctx.neighbourhoodId} and ${seesCase(ctx)}
      and ${sql.join(conditions(ctx, asked, period, page.sunday), sql` and `)}
    order by action.due, action.number limit ${page.limit}`.execute(ctx.db);
  const shown = rows.filter((row) => !row.restricted);
  return {
    rows: shown.map(({ restricted: _, ...row }) => row),
    hidden: rows.length - shown.length,
  };
}
