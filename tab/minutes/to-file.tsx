import { showDay } from '../../src/core/day.ts';
import { FILE_WITHIN, type ToFile } from '../../src/minutes/filing.ts';
import { PersonRef, Tag } from '../parts/marks.tsx';
import { href } from '../shell/address.ts';
import { useToday } from '../shell/who.tsx';

/** Our own default, so it says so. */
export const FILING_AGES = `Amber after ${FILE_WITHIN.amber} working days, red after ${FILE_WITHIN.red} (default).`;
const days = (count: number): string => (count === 1 ? '1 working day' : `${count} working days`);

/** One note that waits to be filed: where it is copied from, and how long it has waited. */
export function NoteToFile({ note, withWho = false }: { note: ToFile; withWho?: boolean }) {
  const today = useToday();
  return (
    <li className="row">
      <PersonRef person={note.ref} />
      <a href={href(`huddles/${note.huddleId}`)}>huddle of {showDay(note.day, today)}</a>
      {note.again && <Tag tone="warn">Corrected since</Tag>}
      {note.band === 'fresh' ? (
        <span className="quiet">{note.workingDays === 0 ? 'today' : days(note.workingDays)}</span>
      ) : (
        <Tag tone={note.band === 'red' ? 'bad' : 'warn'}>{days(note.workingDays)}</Tag>
      )}
      {withWho && <span className="quiet">{note.responsible?.name ?? 'nobody: name a coordinator'}</span>}
    </li>
  );
}
