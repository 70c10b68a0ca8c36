import { isOutcome, type OutcomeCode } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import type { Day } from '../core/day.ts';
import { counted, fitsInOrder } from './agenda.ts';
import type { ItemRow } from './agenda-store.ts';
import { becauseOf, TIMES_TO_CHAIR } from './because.ts';
import { type AgendaItem, type Discussion, type HuddleSummary, isMissed } from './huddle.ts';
import { KINDS } from './kind.ts';
import type { DiscussionRow } from './record-store.ts';
import type { HuddleRow } from './store.ts';
import { dayAndTime } from './timetable.ts';

/** May read what was typed on a case: members of the team, never in a shared place, nor the operator [DOMAIN.md 6]. */
export const seesWords = (ctx: Context): boolean =>
  ctx.where === 'personal' && ctx.actor.kind === 'member' && ctx.actor.grants.has('cases.see');

/** The person keeps this case from the asker's organisation; a shared place counts as everybody's. */
export const isWithheld = (ctx: Context, excluded: readonly string[]): boolean =>
  ctx.where === 'shared'
    ? excluded.length > 0
    : ctx.actor.kind === 'member' && excluded.includes(ctx.actor.organisationId);

export const outcomeOf = (code: string | null): OutcomeCode | null =>
  code !== null && isOutcome(code) ? code : null;
export const named = (id: string | null, name: string | null) =>
  id === null ? null : { id, name: name ?? '' };

export const showHuddle = (ctx: Context, row: HuddleRow): HuddleSummary => ({
  id: row.id,
  seriesId: row.seriesId,
  name: ctx.where === 'shared' ? KINDS[row.kind].words : row.name,
  kind: row.kind,
  startsAt: row.startsAt,
  ...dayAndTime(row.localStart),
  minutes: row.minutes,
  status: row.status,
  missed: isMissed(row, ctx.now),
  joinUrl: row.joinUrl,
  movedFrom: row.movedFrom,
  cases: row.cases,
  minutesPlanned: row.minutesPlanned,
  chair: named(row.chairId, row.chairName),
});

/** The agenda as the asker may see it, in order, each item with its place: does it end within the huddle's minutes? */
export function showItems(
  ctx: Context,
  rows: readonly ItemRow[],
  {
    capacity,
    day,
    mustDecide,
    isClosed,
  }: {
    capacity: number;
    day: Day;
    mustDecide?: string | undefined;
    /** Its words are minutes now, for those with a ground to read them (ground.ts): none stand here. */
    isClosed: boolean;
  },
): AgendaItem[] {
  const fits = fitsInOrder(counted(rows), capacity);
  const words = seesWords(ctx) && !isClosed;
  const isShared = ctx.where === 'shared';
  return rows.map((row, place) => {
    const withheld = isWithheld(ctx, row.excludedOrganisations);
    return {
      id: row.id,
      caseId: withheld ? '' : row.caseId,
      ref: withheld ? '' : row.ref,
      position: place + 1,
      minutes: row.minutes,
      why: row.why,
      question: withheld || !words ? '' : row.question,
      priority: withheld ? null : row.priority,
      // The list that a person came from, and whom their case needs, say what they have [DOMAIN.md 6].
      cohort: withheld || isShared ? '' : row.cohort,
      presenter: withheld ? null : named(row.presentedBy, row.presenterName),
      state: row.state,
      startedAt: row.startedAt,
      seconds: row.startedAt === null ? null : row.secondsSpent,
      deferReason: row.deferReason,
      outcome: withheld || !words ? null : outcomeOf(row.outcome),
      fits: fits[place] ?? false,
      late: row.late,
      reason: withheld || !words ? '' : (row.reason ?? ''),
      needs: withheld || isShared ? [] : row.needsDisciplines,
      lane: row.lane,
      deferrals: row.deferrals,
      forChair: row.deferrals >= TIMES_TO_CHAIR,
      lateOk: !row.late || row.lateOkBy !== null,
      pinned: row.placed === 'pinned',
      because: withheld || !words ? '' : becauseOf(row, day),
      withheld,
      mustDecide: row.id === mustDecide,
      version: row.version,
    };
  });
}

type Written = Pick<
  DiscussionRow,
  | 'situation'
  | 'actionToDate'
  | 'updateWords'
  | 'nextSteps'
  | 'decision'
  | 'rationale'
  | 'dissent'
  | 'reviewOn'
>;
/** What was written on a case, empty where nothing was: one shape for the live room, a case's page and the minutes. */
export const wordsIn = (row: { [field in keyof Written]: Written[field] | null } | undefined) => ({
  situation: row?.situation ?? '',
  actionToDate: row?.actionToDate ?? '',
  update: row?.updateWords ?? '',
  nextSteps: row?.nextSteps ?? '',
  decision: row?.decision ?? '',
  rationale: row?.rationale ?? '',
  dissent: row?.dissent ?? '',
  reviewOn: row?.reviewOn ?? null,
});

export const showDiscussion = (itemId: string, row: DiscussionRow | undefined): Discussion => ({
  itemId,
  ...wordsIn(row),
  sbarVersion: row?.sbarVersion ?? 0,
  sbarBy: named(row?.sbarBy ?? null, row?.sbarName ?? null),
  dissentAsked: row?.dissentAsked ?? false,
  dissentBy: named(row?.dissentBy ?? null, row?.dissenterName ?? null),
  contingency: row?.contingency ?? '',
  outcome: outcomeOf(row?.outcome ?? null),
  personAware: row?.aware ?? null,
  feedbackBy: named(row?.feedbackBy ?? null, row?.tellerName ?? null),
  feedbackOn: row?.feedbackOn ?? null,
  keepReason: row?.keepReason ?? null,
  keptBy: named(row?.keptBy ?? null, row?.keeperName ?? null),
  decisionVersion: row?.decisionVersion ?? 0,
  decisionBy: named(row?.decisionBy ?? null, row?.decisionName ?? null),
});
