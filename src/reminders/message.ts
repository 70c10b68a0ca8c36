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

export const MESSAGE_KINDS: Readonly<Record<string, string>> = {
  digest: 'Daily reminder',
  'channel-digest': 'Channel’s reminder of the day',
  'huddle-post': 'Huddle post',
  'huddle-call': 'Call before a huddle',
  'action-assigned': 'Action given',
  'case-proposed': 'Case proposed',
  'red-waiting': 'Red action not accepted',
  'red-late': 'Red action late',
  'sending-trouble': 'Somebody cannot be reached',
  'sending-resumed': 'Sending works again',
  'call-for-cases': 'Call for cases',
  'list-out': 'List out',
  'prep-asked': 'Preparation asked for',
  'deputy-asked': 'Deputy asked',
  'owner-summary': 'Summary of a huddle',
  'read-back': 'Read-back',
};

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
  waiting: 'It waits for its turn.',
};
