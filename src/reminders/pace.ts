/**
 * How fast we may send, by GCRA: at most `burst` at once and then one every `every` seconds, so that in any stretch of time t
 * at most `burst + t / every` go. Teams counts in sliding windows and answers 429 beyond them (PLATFORM.md, Bot).
 */
export type Pace = { every: number; burst: number };

/** A conversation: 7 in 1 s, 8 in 2 s, 60 in 30 s; and 1,800 in an hour. */
export const CONVERSATION: readonly Pace[] = [
  { every: 0.55, burst: 5 },
  { every: 2.08, burst: 60 },
];
/** The app in one Teams tenant: 30 in 1 s. Evenly spread, and 4 % below, so that the network's unevenness does not add up to 31. */
export const TENANT: Pace = { every: 1 / 28.8, burst: 1 };

/** A message that would wait longer than this goes back to the outbox; its courier has others to send. */
export const PATIENCE_SECONDS = 5;
/** The longest that one answer may hold up everybody. */
export const LONGEST_HOLD_SECONDS = 600;
