import type { App } from '../core/context.ts';
import { addMinutes, machineNow, milliseconds } from '../core/time.ts';
import { alarms } from './alarm-store.ts';
import { ALARM_MINUTES, SILENT_MINUTES, UNPLANNED_MINUTES } from './nudge.ts';

/** A probe asks every few seconds, from every node: the answer holds for so long. */
const HOLDS_MS = 5_000;

/** For /health/ready: the dead man's alarm over all neighbourhoods, as a sentence, or null when all is well. Kept for five seconds. */
export function sendingAlarm(app: App): () => Promise<string | null> {
  let kept: { until: number; said: Promise<string | null> } | undefined;
  return () => {
    const now = milliseconds(machineNow());
    if (kept === undefined || kept.until <= now) {
      const said = ask(app);
      kept = { until: now + HOLDS_MS, said };
      // A failed look is no answer to keep.
      said.catch(() => {
        kept = undefined;
      });
    }
    return kept.said;
  };
}

async function ask(app: App): Promise<string | null> {
  const machineTime = machineNow();
  const all = await alarms(
    app,
    ALARM_MINUTES,
    addMinutes(machineTime, -SILENT_MINUTES),
    addMinutes(machineTime, -UNPLANNED_MINUTES),
  );
  const late = all.filter((one) => one.late > 0);
  const silent = all.filter((one) => one.silent);
  if (silent.length > 0)
    return `No courier has looked at the outbox of ${count(silent.length)} for ${SILENT_MINUTES} minutes.`;
  const unplanned = all.filter((one) => one.unplanned);
  if (unplanned.length > 0)
    return `No reminders have been planned in ${count(unplanned.length)} for ${UNPLANNED_MINUTES} minutes.`;
  if (late.length === 0) return null;
  const messages = late.reduce((sum, one) => sum + one.late, 0);
  return `${messages} ${messages === 1 ? 'message is' : 'messages are'} more than ${ALARM_MINUTES} minutes late in ${count(late.length)}.`;
}
const count = (n: number): string => (n === 1 ? '1 neighbourhood' : `${n} neighbourhoods`);
