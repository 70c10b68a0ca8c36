import { z } from 'zod';
import { Refusal } from '../core/refusal.ts';
import { addMinutes, machineNow, showTime, timeOf } from '../core/time.ts';
import { query } from '../core/use-case.ts';
import { ledgerSince, type Standing, sendingStands } from './ledger-store.ts';
import { MESSAGE_STATE_CODES } from './message.ts';
import { ALARM_MINUTES, SILENT_MINUTES, UNPLANNED_MINUTES } from './nudge.ts';
import { unreachableNow } from './reach-store.ts';

const since = z.iso.datetime({ offset: true });

const MOST = 10_000;
/**
 * The delivery ledger since an instant, oldest first: what was to go, to whom, and what became of it. `lateBy` in minutes.
 * `error` says why it did not go, or that it may have gone twice. Refuses more than 10,000 rather than leave some out.
 */
export const readLedger = query({
  says: 'Show what was sent and what was not',
  needs: 'reminders.see',
  input: z.object({ since }),
  async run(input, ctx) {
    const rows = await ledgerSince(ctx, { since: input.since, limit: MOST + 1, newestFirst: false });
    if (rows.length > MOST)
      throw new Refusal('invalid', 'More than 10,000 messages went out since then. Name a later moment.');
    return rows.map((row) => {
      const error = row.error ?? (row.perhapsTwice ? 'may have gone twice' : null);
      return {
        id: row.id,
        kind: row.kind,
        to: row.to ?? 'channel',
        about: `${row.aboutKind}/${row.aboutId}`,
        state: row.state,
        attempts: row.attempts,
        ...(row.lateByMinutes === null ? {} : { lateBy: row.lateByMinutes }),
        ...(error === null ? {} : { error }),
      };
    });
  },
});

/** The same for the page, newest first, by state or recipient: with the moments of each. */
export const readMessages = query({
  says: 'Look through what was sent',
  needs: 'reminders.see',
  input: z.object({
    since,
    state: z.array(z.enum(MESSAGE_STATE_CODES)).min(1).exactOptional(),
    toMember: z.uuid().exactOptional(),
    limit: z.int().min(1).max(500).default(100),
  }),
  async run(input, ctx) {
    const rows = await ledgerSince(ctx, { ...input, newestFirst: true });
    return rows.map(({ to, aboutKind, aboutId: _aboutId, activityId: _activityId, ...row }) => ({
      ...row,
      to,
      about: aboutKind,
    }));
  },
});

/** The sentence of the red banner, or null: expected against sent, and whether anything is sent or planned at all. */
export function alarmOf(stands: Standing, silentSince: string, unplannedSince: string): string | null {
  const { late, failed, beatAt, plannedAt, lastSentAt } = stands;
  if (late > 0)
    return `${late} ${late === 1 ? 'reminder has' : 'reminders have'} not gone out${lastSentAt === null ? '' : `; the last one went at ${showTime(timeOf(lastSentAt))}`}. Tell your colleagues directly until this banner goes.`;
  if (beatAt !== null && beatAt < silentSince)
    return 'Nothing is being sent: the part that sends has stopped. Tell whoever runs the server, and tell your colleagues directly until this banner goes.';
  if (plannedAt !== null && plannedAt < unplannedSince)
    return 'Nothing new is being reminded of: the part that plans reminders has stopped. Tell whoever runs the server, and look at the actions yourselves until this banner goes.';
  if (failed > 0)
    return `${failed} ${failed === 1 ? 'message was' : 'messages were'} given up. A coordinator can see why under Reminders, Sending, and send it again.`;
  return null;
}

/** Computed when a page is read, so that it tells even when nothing can be sent. */
export const readHealth = query({
  says: 'Show whether reminders are going out',
  needs: 'see',
  input: z.object({}),
  async run(_input, ctx) {
    const stands = await sendingStands(ctx, addMinutes(ctx.now, -ALARM_MINUTES));
    const machineTime = machineNow();
    return {
      ...stands,
      alarm: alarmOf(
        stands,
        addMinutes(machineTime, -SILENT_MINUTES),
        addMinutes(machineTime, -UNPLANNED_MINUTES),
      ),
    };
  },
});

/** For the coordinator's message: who could not be reached, so that they hear another way. */
export const readTrouble = query({
  says: 'Show who could not be reached',
  needs: 'reminders.see',
  where: 'personal',
  input: z.object({}),
  async run(_input, ctx) {
    const { members, channel } = await unreachableNow(ctx);
    return { unreachable: members.map((member) => member.name), channel };
  },
});
