import { type ReactNode, useEffect, useRef } from 'react';
import { type Day, daysBetween, showDay } from '../../src/core/day.ts';
import { href } from '../shell/address.ts';
import { useToday } from '../shell/who.tsx';

/** "Fri 4 Dec"; a late one says by how many working days, as chat and reminders do. Undefined: it is not late. */
export function Due({ day, lateBy }: { day: Day; lateBy?: number | undefined }) {
  const today = useToday();
  const days = daysBetween(today, day);
  const late = lateBy !== undefined;
  const more = late ? lateWords(lateBy) : days === 0 ? 'today' : days === 1 ? 'tomorrow' : undefined;
  return (
    <span className={late ? 'due due-late' : 'due'}>
      <time dateTime={day}>{showDay(day, today)}</time>
      {more !== undefined && `, ${more}`}
    </span>
  );
}
const lateWords = (days: number): string =>
  days === 0 ? 'late' : days === 1 ? '1 working day late' : `${days} working days late`;
/** What `Due` says of an action that is overdue. */
export const lateBy = ({ overdue, workingDaysLate }: { overdue: boolean; workingDaysLate: number }) =>
  overdue ? workingDaysLate : undefined;

export function OnDay({ day }: { day: Day | null }) {
  const today = useToday();
  return day === null ? <span className="quiet">–</span> : <time dateTime={day}>{showDay(day, today)}</time>;
}

const COLOURS = { red: 'Red', amber: 'Amber', green: 'Green', blue: 'Blue' } as const;
/** A colour with its name, since a colour alone says nothing to many. */
export function Priority({ priority }: { priority: string }) {
  const known = priority in COLOURS ? (priority as keyof typeof COLOURS) : undefined;
  return (
    <span className="tag">
      <span className={`dot dot-${known ?? 'none'}`} aria-hidden />
      {known === undefined ? priority : COLOURS[known]}
    </span>
  );
}

/** A reference that opens the case. It stands for a person without saying who. */
export function PersonRef({ person, plain = false }: { person: string; plain?: boolean }) {
  return plain ? (
    <span className="ref">{person}</span>
  ) : (
    <a className="ref" href={href(`cases/${person}`)}>
      {person}
    </a>
  );
}

export function Tag({ tone, children }: { tone?: 'bad' | 'warn' | 'good' | 'brand'; children: ReactNode }) {
  return <span className={tone === undefined ? 'tag' : `tag tag-${tone}`}>{children}</span>;
}

/** The page's heading takes the focus when the page changes, so that a keyboard or a screen reader starts there. */
export function PageHead({
  title,
  about,
  children,
}: {
  title: string;
  about?: ReactNode;
  children?: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Neighbourhood Huddle`;
    const busy = document.activeElement;
    if (busy === null || busy === document.body || busy.closest('.rail') !== null) heading.current?.focus();
  }, [title]);
  return (
    <header className="page-head">
      <div>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {about !== undefined && <p>{about}</p>}
      </div>
      {children !== undefined && <div className="row">{children}</div>}
    </header>
  );
}
