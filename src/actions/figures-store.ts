import { sql } from 'kysely';
import { seesCase } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import type { Day } from '../core/time.ts';
import { OPEN_ACTION } from './action.ts';

/** How old an open action is, in days since it was assigned. */
export const AGE_BANDS = [
  { band: '0–7 days', from: 0, to: 7 },
  { band: '8–14 days', from: 8, to: 14 },
  { band: '15–28 days', from: 15, to: 28 },
  { band: '29 days and more', from: 29, to: 100_000 },
] as const;

export type OwnerFigures = {
  id: string;
  name: string;
  organisation: string;
  open: number;
  overdue: number;
  dueThisWeek: number;
  unaccepted: number;
  blocked: number;
  oldestDays: number;
  /** Open and overdue, for each of AGE_BANDS in turn. */
  openByAge: number[];
  overdueByAge: number[];
};

/** Figures of every owner who has something open, in one pass over the open actions; every total is a sum of these rows. */
export const figuresByOwner = (ctx: Context, endOfWeek: Day): Promise<OwnerFigures[]> => {
  const overdue = sql<boolean>`action.due < ${ctx.today}`;
  const age = sql<number>`(${ctx.today}::date - (action.created_at at time zone ${ctx.zone})::date)`;
  const inBand = (band: (typeof AGE_BANDS)[number], also = sql<boolean>`true`) =>
    sql<number>`count(*) filter (where ${age} between ${band.from} and ${band.to} and ${also})`;
  return ctx.db
    .selectFrom('action')
    .innerJoin('mdtCase', (join) =>
      join
        .onRef('mdtCase.neighbourhoodId', '=', 'action.neighbourhoodId')
        .onRef('mdtCase.id', '=', 'action.caseId'),
    )
    .innerJoin('member', (join) =>
      join
        .onRef('member.neighbourhoodId', '=', 'action.neighbourhoodId')
        .onRef('member.id', '=', 'action.ownerId'),
    )
    .innerJoin('organisation', (join) =>
      join
        .onRef('organisation.neighbourhoodId', '=', 'member.neighbourhoodId')
        .onRef('organisation.id', '=', 'member.organisationId'),
    )
    .where('action.neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('action.status', 'in', OPEN_ACTION)
    .where(seesCase(ctx))
    .groupBy(['member.id', 'member.name', 'organisation.name'])
    .select((eb) => [
      'member.id',
      'member.name',
      'organisation.name as organisation',
      eb.fn.countAll<number>().as('open'),
      eb.fn.countAll<number>().filterWhere(overdue).as('overdue'),
      sql<number>`count(*) filter (where action.due between ${ctx.today} and ${endOfWeek})`.as('dueThisWeek'),
      eb.fn.countAll<number>().filterWhere('action.status', '=', 'offered').as('unaccepted'),
      eb.fn.countAll<number>().filterWhere('action.status', '=', 'blocked').as('blocked'),
      sql<number>`max(${age})`.as('oldestDays'),
      sql<number[]>`array[${sql.join(AGE_BANDS.map((band) => inBand(band)))}]::int[]`.as('openByAge'),
      sql<number[]>`array[${sql.join(AGE_BANDS.map((band) => inBand(band, overdue)))}]::int[]`.as(
        'overdueByAge',
      ),
    ])
    .orderBy('overdue', 'desc')
    .orderBy('open', 'desc')
    .orderBy('member.name')
    .execute();
};
