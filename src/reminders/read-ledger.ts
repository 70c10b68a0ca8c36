import { z } from 'zod';
import { addMinutes } from '../core/time.ts';
import { query } from '../core/use-case.ts';
import { ledgerSince, sendingStands, unreachableMembers } from './store.ts';

/** The delivery ledger since an instant, oldest first, at most 1,000: what was to go, to whom, and what became of it. */
export const readLedger = query({
  says: 'Show what was sent and what was not',
  needs: 'reminders.see',
  input: z.object({ since: z.iso.datetime({ offset: true }) }),
  async run(input, ctx) {
    return (await ledgerSince(ctx, input.since)).map((row) => ({
      id: row.id,
      kind: row.kind,
      to: row.to ?? 'channel',
      about: `${row.aboutKind}/${row.aboutId}`,
      state: row.state,
      attempts: row.attempts,
      due: row.notBefore,
      sentAt: row.sentAt,
      ...(row.lateByMinutes === null ? {} : { lateBy: row.lateByMinutes }),
      ...(row.error === null ? {} : { error: row.error }),
    }));
  },
});

const ALARM_MINUTES = 15;

/** Computed when a page is read, so that it tells even when nothing can be sent: the sentence of the red banner, or null. */
export const readHealth = query({
  says: 'Show whether reminders are going out',
  needs: 'see',
  input: z.object({}),
  async run(_input, ctx) {
    const { late, failed, ...stands } = await sendingStands(ctx, addMinutes(ctx.now, -ALARM_MINUTES));
    const alarm =
      late > 0
        ? `${late} ${late === 1 ? 'reminder has' : 'reminders have'} not gone out. Tell your colleagues directly until this banner goes.`
        : failed > 0
          ? `${failed} ${failed === 1 ? 'message was' : 'messages were'} given up. A coordinator can see them in the ledger.`
          : null;
    return { ...stands, late, failed, alarm };
  },
});

/** For the coordinator's message: who could not be reached, so that they hear another way. */
export const readTrouble = query({
  says: 'Show who could not be reached',
  needs: 'reminders.see',
  where: 'personal',
  input: z.object({}),
  run: async (_input, ctx) => ({ unreachable: (await unreachableMembers(ctx)).map((member) => member.name) }),
});
