import type { OutcomeCode } from '../cases/index.ts';
import type { Day, Instant } from '../core/day.ts';
import type { Lane, Named } from '../huddles/huddle.ts';

export type Stance = 'agree' | 'discuss';
/** `stale`: given on an earlier proposal; a "discuss" stands until that person says otherwise, an "agree" counts no more. */
export type Opinion = {
  by: Named;
  profession: string;
  discipline: string;
  stance: Stance;
  words: string;
  at: Instant;
  stale: boolean;
};
export type Heard = { discipline: string; says: Stance | 'proposes' | null };

/** What a presenter writes: the item's question, and what the team should know and could decide. */
export type PrepWords = {
  question: string;
  situation: string;
  actionToDate: string;
  proposal: string;
  outcome: OutcomeCode | null;
  reviewOn: Day | null;
};
/** One case's preparation for one huddle. `version` 0: nobody has written yet. `earlier`: what was prepared last time. */
export type Prep = PrepWords & {
  itemId: string;
  huddleId: string;
  ref: string;
  day: Day;
  time: string;
  presenter: Named | null;
  version: number;
  writtenBy: Named | null;
  writtenAt: Instant | null;
  opinions: Opinion[];
  /** Those whose yes it takes to settle it without the meeting; empty: three disciplines, whichever they are. */
  heard: Heard[];
  lane: Lane;
  settled: boolean;
  earlier: PrepWords | null;
  mayWrite: boolean;
  mayOpine: boolean;
};

/** Where neither the case nor the huddle names whom it needs, so many disciplines must agree: the quorum's [D, DOMAIN.md 2]. */
export const DISCIPLINES_ENOUGH = 3;

type Given = { discipline: string; stance: Stance; proposalVersion: number };
type Proposed = {
  proposal: string;
  outcome: string | null;
  proposalVersion: number;
  /** The discipline of whoever wrote it: they agree with themselves. */
  discipline: string;
};
/** The disciplines whose yes it takes: the case's own, else those that the huddle requires, else none in particular. */
export const neededFor = (item: {
  needsDisciplines: readonly string[];
  requiredDisciplines: readonly string[];
}): readonly string[] =>
  item.needsDisciplines.length > 0 ? item.needsDisciplines : item.requiredDisciplines;

/** What each discipline says of a proposal as it now stands; one "discuss" outweighs any number of "agree". */
export function heardOf(
  needed: readonly string[],
  proposed: Proposed | undefined,
  given: readonly Given[],
): Heard[] {
  const others = given.map((one) => one.discipline).filter((one) => !needed.includes(one));
  return [...new Set([...needed, ...(needed.length === 0 ? others : [])])].map((discipline) => {
    const own = given.filter((one) => one.discipline === discipline);
    if (own.some((one) => one.stance === 'discuss')) return { discipline, says: 'discuss' };
    if (proposed !== undefined && proposed.proposal !== '' && proposed.discipline === discipline)
      return { discipline, says: 'proposes' };
    return {
      discipline,
      says: own.some((one) => one.proposalVersion === proposed?.proposalVersion) ? 'agree' : null,
    };
  });
}

/**
 * Which lane a case is in: `agree` when there is a proposal with its outcome, everybody needed agrees to it as it now
 * stands, and nobody at all wants to discuss it. One "discuss" takes it out at once, an earlier proposal's included.
 */
export function laneOf(
  needed: readonly string[],
  proposed: Proposed | undefined,
  given: readonly Given[],
): Lane {
  if (proposed === undefined || proposed.proposal === '' || proposed.outcome === null) return 'discuss';
  if (given.some((one) => one.stance === 'discuss')) return 'discuss';
  const agreeing = new Set([
    proposed.discipline,
    ...given.filter((one) => one.proposalVersion === proposed.proposalVersion).map((one) => one.discipline),
  ]);
  const all =
    needed.length > 0 ? needed.every((one) => agreeing.has(one)) : agreeing.size >= DISCIPLINES_ENOUGH;
  return all ? 'agree' : 'discuss';
}
