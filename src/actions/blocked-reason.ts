/** Why an action is blocked: coded, so that it can be counted; the words stay with the action. */
export const BLOCKED_REASONS = {
  service_full: 'The service is full',
  waiting_answer: 'Waiting for an answer',
  person_not_reached: 'The person could not be reached',
  no_transport: 'No transport',
  equipment: 'Equipment is missing',
  funding: 'Funding is not agreed',
  staff: 'Nobody to do it',
  information: 'Information is missing',
  other: 'Other',
} as const;
export type BlockedReason = keyof typeof BLOCKED_REASONS;
export const BLOCKED_CODES = Object.keys(BLOCKED_REASONS) as [BlockedReason, ...BlockedReason[]];
