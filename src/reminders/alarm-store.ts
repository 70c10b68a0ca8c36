import { sql } from 'kysely';
import type { App } from '../core/context.ts';
import { addMinutes, type Instant, machineNow, shifted } from '../core/time.ts';

export type Alarm = { neighbourhoodId: string; late: number; silent: boolean; unplanned: boolean };

/** One question for all neighbourhoods, by the one function that may. Lateness goes by the practice clock, silence by the machine's. */
export async function alarms(
  app: App,
  lateMinutes: number,
  silentSince: Instant,
  unplannedSince: Instant,
): Promise<Alarm[]> {
  const { rows: clock } = await sql<{ offsetMs: number }>`select offset_ms from practice_clock`.execute(
    app.db,
  );
  const late = addMinutes(shifted(machineNow(), clock[0]?.offsetMs ?? 0), -lateMinutes);
  return (
    await sql<Alarm>`select * from sending_alarms(${late}::timestamptz, ${silentSince}::timestamptz, ${unplannedSince}::timestamptz)`.execute(
      app.db,
    )
  ).rows;
}
