/** What runs when, in Europe/London; each for every neighbourhood, by the system actor. Payloads are ids only. */
export type Job = {
  cron: string;
  use:
    | 'prep.plan'
    | 'minutes.plan'
    | 'insights.plan'
    | 'reminders.plan'
    | 'reminders.deliver'
    | 'huddles.openDue'
    | 'actions.passOnUnanswered'
    | 'governance.sealAudit'
    | 'governance.letGo';
  each: 'neighbourhood';
};

export const jobs = [
  { cron: '*/5 * * * *', use: 'huddles.openDue', each: 'neighbourhood' },
  { cron: '*/5 * * * *', use: 'prep.plan', each: 'neighbourhood' },
  { cron: '*/5 * * * *', use: 'minutes.plan', each: 'neighbourhood' },
  { cron: '*/15 * * * *', use: 'actions.passOnUnanswered', each: 'neighbourhood' },
  { cron: '*/5 * * * *', use: 'insights.plan', each: 'neighbourhood' },
  { cron: '*/5 * * * *', use: 'reminders.plan', each: 'neighbourhood' },
  { cron: '* * * * *', use: 'reminders.deliver', each: 'neighbourhood' },
  { cron: '* * * * *', use: 'governance.sealAudit', each: 'neighbourhood' },
  { cron: '*/15 * * * *', use: 'governance.letGo', each: 'neighbourhood' },
] satisfies Job[];
