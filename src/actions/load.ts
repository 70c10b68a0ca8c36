import { type Day, showDay } from '../core/day.ts';

/** What a member has on their hands: who assigns sees it at that moment. `leave`: today's, else the next within a fortnight. */
export type Load = {
  memberId: string;
  open: number;
  overdue: number;
  leave: { from: Day; until: Day; deputy: string | null } | null;
};

/** "7 open, 2 late · on leave until Mon 30 Nov, Jo Bennett covers" */
export function loadWords({ open, overdue, leave }: Load, today: Day): string {
  const away =
    leave === null
      ? ''
      : ` · on leave ${leave.from > today ? `from ${showDay(leave.from, today)} ` : ''}until ${showDay(leave.until, today)}${leave.deputy === null ? '' : `, ${leave.deputy} covers`}`;
  return `${open} open${overdue === 0 ? '' : `, ${overdue} late`}${away}`;
}
