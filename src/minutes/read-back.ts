import type { OutcomeCode } from '../cases/index.ts';
import type { Day } from '../core/day.ts';
import type { HuddleStatus } from '../huddles/huddle.ts';

/**
 * Each action agreed in a huddle, read back at its end. `to_confirm`: its owner is here and has not said yes yet; `offered`:
 * the owner is not here and answers by message; `confirmed` holds while owner and date stay what they were. `title` is
 * empty in shared places. `heardBy` is who noted a yes said aloud.
 */
export type ReadBackLine = {
  ref: string;
  caseRef: string;
  title: string;
  ownerId: string;
  owner: string;
  due: Day;
  state: 'confirmed' | 'to_confirm' | 'offered' | 'ended';
  heardBy: string | null;
  mine: boolean;
  mayConfirm: boolean;
};

export type ReadBack = {
  huddleId: string;
  status: HuddleStatus;
  /** The cases are through: what is left is to read back. */
  isTime: boolean;
  actions: ReadBackLine[];
  unconfirmed: number;
  offered: number;
  next: { huddleId: string; day: Day; time: string } | null;
  /** Cases that go to the next huddle. */
  notReached: number;
  /** Decisions that differ from the one before, without a reason [Raine 2015]. Empty in shared places. */
  reasonsMissing: { itemId: string; ref: string; before: OutcomeCode; now: OutcomeCode }[];
};
