/**
 * Which actions stand behind a figure. `open` and what is part of it; `due`: all that was due in the period, cancelled ones
 * apart, and what became of it (`carried`, `chosen`: the person's choice, `failed`: not done otherwise, `pending`: still
 * open); `not_done`: closed so in the period.
 */
export const WHICH = [
  'open',
  'overdue',
  'due_this_week',
  'unaccepted',
  'blocked',
  'due',
  'carried',
  'chosen',
  'failed',
  'pending',
  'not_done',
] as const;
export type Which = (typeof WHICH)[number];
