/** What becomes of a message, with the words shown for it. The tab reads this too. */
export const MESSAGE_STATES = {
  expected: 'Waiting to go',
  sending: 'On its way',
  sent: 'Sent',
  failed: 'Given up',
  parked: 'Parked',
  withdrawn: 'Not needed any more',
} as const;
export type MessageState = keyof typeof MESSAGE_STATES;
export const MESSAGE_STATE_CODES = Object.keys(MESSAGE_STATES) as [MessageState, ...MessageState[]];

/**
 * When a kind of message may go [DOMAIN.md 4, 8; decision 0048]. `any`: at once, whatever the time. `live`: at once while its
 * huddle is live or its post stands already (an edit rings nowhere), else in the team's hours. `team`: 8:00–18:00 of the
 * neighbourhood's working days. `reader`: those on which the reader works and is not on leave. `day`: those of its own day;
 * after it, the next says it all.
 */
type Goes = 'any' | 'live' | 'team' | 'reader' | 'day';
/**
 * `away`: the reader is on leave. `instead`: it asks somebody to act, so the deputy, else the coordinators hear it meanwhile,
 * where they may see it. Else it waits until the reader is back: it only tells, or none but they can answer.
 */
type Kind = { words: string; goes: Goes; away?: 'instead' };

export const MESSAGE_KINDS = {
  digest: { words: 'Daily reminder', goes: 'day' },
  'manager-digest': { words: 'Manager’s week', goes: 'reader' },
  'channel-digest': { words: 'Channel’s reminder of the day', goes: 'day' },
  'huddle-post': { words: 'Huddle post', goes: 'live' },
  'huddle-call': { words: 'Call before a huddle', goes: 'any' },
  'read-back': { words: 'Read-back', goes: 'any' },
  'call-for-cases': { words: 'Call for cases', goes: 'team' },
  // To whoever coordinates and works today: a red action waits for nobody’s day off.
  'red-waiting': { words: 'Red action not accepted', goes: 'team' },
  'red-late': { words: 'Red action late', goes: 'team' },
  'action-assigned': { words: 'Action given', goes: 'reader', away: 'instead' },
  'asked-after': { words: 'Asked how it is going', goes: 'reader', away: 'instead' },
  'partner-said': { words: 'A partner’s answer', goes: 'reader', away: 'instead' },
  'case-proposed': { words: 'Case proposed', goes: 'reader', away: 'instead' },
  escalated: { words: 'Taken to the place', goes: 'reader', away: 'instead' },
  'escalation-answered': { words: 'The place’s answer', goes: 'reader', away: 'instead' },
  'late-asked': { words: 'Late case for the chair', goes: 'reader', away: 'instead' },
  'third-time': { words: 'Carried over for the third time', goes: 'reader', away: 'instead' },
  'cover-declined': { words: 'No cover yet', goes: 'reader', away: 'instead' },
  // None but they can prepare, or come.
  'prep-asked': { words: 'Preparation asked for', goes: 'reader' },
  'deputy-asked': { words: 'Deputy asked', goes: 'reader' },
  'action-overlap': { words: 'Two actions alike', goes: 'reader' },
  'action-merged': { words: 'Actions merged', goes: 'reader' },
  'owner-summary': { words: 'Summary of a huddle', goes: 'reader' },
  // Every coordinator has these, and every page shows the banner.
  'sending-trouble': { words: 'Somebody cannot be reached', goes: 'reader' },
  'sending-resumed': { words: 'Sending works again', goes: 'reader' },
} as const satisfies Record<string, Kind>;

/** The rules of a kind; one that is not in the table goes at once. */
export const kindOf = (kind: string): Kind =>
  Object.entries<Kind>(MESSAGE_KINDS).find(([name]) => name === kind)?.[1] ?? { words: kind, goes: 'any' };

/** Why a message did not go, in a sentence that says what to do. */
export function whyNot(error: string): string {
  const [, bug] = /^bug (\w+)/.exec(error) ?? [];
  if (bug !== undefined)
    return `Its card could not be made: a fault of ours. Tell whoever runs the server, with the reference ${bug}.`;
  return WHY[error] ?? 'It did not go.';
}
export const NOTHING_LEFT = 'When its turn came there was nothing left to say.';
const WHY: Readonly<Record<string, string>> = {
  unreachable:
    'Teams says that the bot is blocked or not installed there. They find everything in the tab; ask them to open the Huddle app in Teams once.',
  withheld:
    'It held what may not stand in a shared place, so it was kept back. Look at the case and take the words out.',
  throttled: 'Teams asked us to wait. It goes as soon as Teams lets it.',
  transient: 'Teams did not take it. It is tried again.',
  unsure: 'The connection broke while it was being sent. It is tried again and may come twice.',
  quiet:
    'It waits for the end of quiet hours: 8:00 of the next day at work. Who is on leave hears it when they are back.',
};
