import type { Context } from '../core/context.ts';
import { type Day, weekdayNumber } from '../core/day.ts';
import { isProfessional, onLeave } from '../neighbourhoods/index.ts';
import type { Attendance } from './huddle.ts';
import { type Present, type Quorum, quorumOf } from './quorum.ts';
import { type AttendanceRow, attendanceOf } from './record-store.ts';
import type { HuddleRow } from './store.ts';
import { dayAndTime } from './timetable.ts';

const counted = (row: AttendanceRow, chairId: string | null): Present => ({
  organisationId: row.organisationId,
  discipline: row.discipline,
  isProfessional: isProfessional(row),
  isChair: row.memberId === chairId || row.roles.includes('chair'),
  canTakeNotes: row.roles.some((role) => role === 'coordinator' || role === 'chair' || role === 'member'),
});

export const showAttendance = ({
  memberId,
  name,
  profession,
  organisation,
  state,
}: AttendanceRow): Attendance => ({
  memberId,
  name,
  profession,
  organisation,
  state,
});

/**
 * Who is counted for the quorum: in a live huddle who is here, in a closed one who was; before, everybody who sent no
 * apologies, is not on leave and works on that weekday.
 */
async function counting(
  ctx: Context,
  huddle: HuddleRow,
  rows: readonly AttendanceRow[],
): Promise<AttendanceRow[]> {
  if (huddle.status === 'live') return rows.filter((row) => row.state === 'here');
  if (huddle.status === 'closed') return rows.filter((row) => row.state === 'here' || row.state === 'left');
  const { day } = dayAndTime(huddle.localStart);
  const away = await onLeave(ctx, day);
  return rows.filter((row) => row.state === 'coming' || (row.state === null && isIn(row, day, away)));
}
const isIn = (row: AttendanceRow, day: Day, away: ReadonlySet<string>): boolean =>
  row.workingDays.includes(weekdayNumber(day)) && !away.has(row.memberId);

export type Presence = { attendance: Attendance[]; quorum: Quorum; here: number; organisations: number };
/** Who said what, the quorum, and how many count from how many organisations. */
export async function presenceOf(
  ctx: Context,
  huddle: HuddleRow,
  known?: readonly AttendanceRow[],
): Promise<Presence> {
  const rows = known ?? (await attendanceOf(ctx, huddle.id));
  const present = await counting(ctx, huddle, rows);
  return {
    attendance: rows.map(showAttendance),
    quorum: quorumOf(
      present.map((row) => counted(row, huddle.chairId)),
      { professions: huddle.quorumProfessions, organisations: huddle.quorumOrganisations },
    ),
    here: present.length,
    organisations: new Set(present.map((row) => row.organisationId)).size,
  };
}
