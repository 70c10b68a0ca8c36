import type { ActionStatus } from '../actions/index.ts';
import type { Day, Instant } from '../core/day.ts';

/** How long a partner’s link opens its action unless somebody says otherwise [D]. */
export const DEFAULT_DAYS = 14;
export const LONGEST_DAYS = 60;
/** As many questions as one partner may ask by one link: more is for the telephone. */
export const MOST_QUESTIONS = 5;

export type LinkState = 'open' | 'accepted' | 'finished' | 'not_needed' | 'withdrawn' | 'expired';

/**
 * What a link opens now. Withdrawn goes before all, so that it tells nothing of what came after; what is finished says so
 * after the link has run out, too.
 */
export function stateOf(
  link: {
    revokedAt: Instant | null;
    expiresAt: Instant;
    acceptedAt: Instant | null;
    status: ActionStatus;
  },
  now: Instant,
): LinkState {
  if (link.revokedAt !== null) return 'withdrawn';
  if (link.status === 'done') return 'finished';
  if (link.status === 'not_done' || link.status === 'cancelled') return 'not_needed';
  if (link.expiresAt <= now) return 'expired';
  return link.acceptedAt === null ? 'open' : 'accepted';
}

/** What somebody who holds a link sees: a reference, a date, and whom to ring. Never what it is about, or whom. */
export type PartnerView = {
  state: LinkState;
  /** For the audit trail; the page does not show it. */
  actionId: string;
  ref: string;
  due: Day;
  today: Day;
  team: string;
  /** Whom to ring. */
  contact: { name: string; phone: string };
  /** Who answers for the action, and so reads a question. */
  answers: string;
  acceptedOn: Day | null;
  finishedOn: Day | null;
  expiresOn: Day;
  asked: number;
};

/** What the coordinator sees of a link. */
export type PartnerLink = {
  id: string;
  partner: string;
  createdOn: Day;
  createdBy: string;
  expiresOn: Day;
  state: LinkState | 'renewed';
  /** How often it was opened, and when first and last. Mail programs open links too. */
  opened: { times: number; first: Instant; last: Instant } | null;
  acceptedOn: Day | null;
  finishedOn: Day | null;
  questions: { at: Instant; words: string }[];
};
