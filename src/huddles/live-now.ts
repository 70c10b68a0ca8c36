import type { Context } from '../core/context.ts';
import { grantsOf } from '../core/grants.ts';
import { disciplineWords } from '../neighbourhoods/index.ts';
import type { ItemRow } from './agenda-store.ts';
import { draftsOf } from './draft-store.ts';
import type { Named } from './huddle.ts';
import type { ActionDraft, ForThisCase, Live, StepOut } from './live.ts';
import { fruitless, guestsIn, tiesTo } from './live-store.ts';
import type { AttendanceRow } from './record-store.ts';
import { isWithheld, named, seesWords } from './show.ts';
import type { HuddleRow } from './store.ts';

const name = ({ memberId, name }: AttendanceRow): Named => ({ id: memberId, name });
const isHere = (row: AttendanceRow): boolean => row.state === 'here';

/** Who is here and may not be for this case; guests among them, since nobody knows whom they work for. */
export function whoStepsOut(item: ItemRow, rows: readonly AttendanceRow[], guests: number): StepOut {
  const kept = item.excludedOrganisations;
  return {
    itemId: item.id,
    people: rows.filter((row) => isHere(row) && kept.includes(row.organisationId)).map(name),
    guests: kept.length === 0 ? 0 : guests,
  };
}
export const isNobody = ({ people, guests }: StepOut): boolean => people.length === 0 && guests === 0;

/** Members here whose role does not see cases: what the stage shows of a case is not for them. */
export const onlookers = (rows: readonly AttendanceRow[]): Named[] =>
  rows.filter((row) => isHere(row) && !grantsOf(row.roles).has('cases.see')).map(name);

/** What the live room shows besides the agenda: the gate, who is here for this case, the stage, lines that are no action yet. */
export async function liveNow(
  ctx: Context,
  huddle: HuddleRow,
  items: readonly ItemRow[],
  rows: readonly AttendanceRow[],
): Promise<Live> {
  const current = items.find((item) => item.id === huddle.currentItemId);
  const gated = items.find((item) => item.id === huddle.gateItemId);
  const [drafts, guests, forThis] = await Promise.all([
    draftsOf(ctx, huddle.id),
    guestsIn(ctx, huddle.id),
    current === undefined || isWithheld(ctx, current.excludedOrganisations)
      ? null
      : forThisCase(ctx, huddle, current, rows),
  ]);
  const shownBy = rows.find((row) => row.memberId === huddle.stageShownBy);
  return {
    gate: gated === undefined ? null : whoStepsOut(gated, rows, guests.length),
    stepOut: current === undefined ? null : cameSince(current, rows, guests),
    guests: guests.length,
    stage:
      shownBy === undefined || huddle.stageUntil === null
        ? null
        : { by: name(shownBy), until: huddle.stageUntil },
    drafts: drafts
      .filter((draft) => !isWithheld(ctx, draft.excludedOrganisations))
      .map(
        (draft): ActionDraft => ({
          id: draft.id,
          itemId: draft.itemId,
          ref: draft.ref,
          words: seesWords(ctx) ? draft.words : '',
          by: named(draft.createdBy, draft.name),
        }),
      ),
    forThis,
  };
}

/** Those who came while the case was open already; who was here before was asked at the gate. */
function cameSince(
  item: ItemRow,
  rows: readonly AttendanceRow[],
  guests: readonly { heardAt: string }[],
): StepOut | null {
  const since = item.startedAt ?? '';
  const out = whoStepsOut(
    item,
    rows.filter((row) => (row.at ?? '') > since),
    guests.filter((guest) => guest.heardAt > since).length,
  );
  return isNobody(out) ? null : out;
}

async function forThisCase(
  ctx: Context,
  huddle: HuddleRow,
  item: ItemRow,
  rows: readonly AttendanceRow[],
): Promise<ForThisCase> {
  const ties = await tiesTo(ctx, item);
  const here = rows.filter((row) => isHere(row) && ties.stayed.has(row.memberId));
  const left = rows.filter(
    ({ memberId, ...row }) => ties.left.has(memberId) || (ties.stayed.has(memberId) && row.state !== 'here'),
  );
  // In a shared place only whom the huddle asks for: whom this case needs would say what it is about.
  const needs = ctx.where === 'shared' ? [] : item.needsDisciplines;
  const asked = new Set<string>([...huddle.requiredDisciplines, ...needs]);
  const lacks = [...asked].filter((discipline) => here.every((row) => row.discipline !== discipline));
  return {
    itemId: item.id,
    here: here.map(name),
    left: left.map(name),
    lacks: lacks.map(disciplineWords),
    knows: here.filter((row) => ties.knows.has(row.memberId)).map(name),
  };
}

/** Outcomes with which a case leaves the team's caseload. */
const STEPS_DOWN = new Set(['STEP_DOWN', 'DISCHARGE', 'DECLINED', 'NOT_SUITABLE']);
const DISCUSSIONS = 3;
/**
 * Stale [D, DOMAIN.md 3]: with this one, three discussions and no new action. It is kept with a reason, stepped down, or
 * an action is agreed, before the huddle goes on.
 */
export async function mustDecide(ctx: Context, item: ItemRow): Promise<boolean> {
  if (item.keepReason !== null || STEPS_DOWN.has(item.outcome ?? '')) return false;
  const { before, agreed } = await fruitless(ctx, item);
  return before + 1 >= DISCUSSIONS && !agreed;
}
