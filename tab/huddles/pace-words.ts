/** "4 cases, 11 minutes left: under 3 min each". Over time it says so, calmly. */
export function paceWords(cases: number, minutesLeft: number): string {
  if (cases === 0) return 'Every case has been discussed';
  const many = cases === 1 ? '1 case' : `${cases} cases`;
  const minutes = Math.floor(minutesLeft);
  if (minutes <= 0) return `${many} left, and the time is used up`;
  const each = minutes / cases;
  const words = Number.isInteger(each) ? `${each} min each` : `under ${Math.ceil(each)} min each`;
  return `${many}, ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} left${cases === 1 ? '' : `: ${words}`}`;
}

/** "12:40" from seconds. */
export const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
