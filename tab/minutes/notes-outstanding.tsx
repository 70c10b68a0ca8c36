import { useAsk } from '../api.ts';
import { FILING_AGES, NoteToFile } from './to-file.tsx';

const SHOWN = 10;

/** The team's notes that nobody has filed yet, the oldest first: references and who files them. */
export function NotesOutstanding() {
  const { data } = useAsk('minutes.toFile', { all: true });
  if (data === undefined || data.length === 0) return null;
  const late = data.filter(({ band }) => band === 'red').length;
  return (
    <section className="panel" aria-labelledby="notes-to-file">
      <h2 id="notes-to-file">
        Notes to file in the record <span className="quiet">{data.length}</span>
      </h2>
      <p className={late > 0 ? 'bad' : 'quiet'}>
        {late === 0 ? 'None is late.' : `${late} ${late === 1 ? 'is' : 'are'} late.`}
      </p>
      <ul className="plain lines">
        {data.slice(0, SHOWN).map((note) => (
          <NoteToFile key={note.itemId} note={note} withWho />
        ))}
      </ul>
      {data.length > SHOWN && (
        <details>
          <summary>And {data.length - SHOWN} more</summary>
          <ul className="plain lines">
            {data.slice(SHOWN).map((note) => (
              <NoteToFile key={note.itemId} note={note} withWho />
            ))}
          </ul>
        </details>
      )}
      <small>{FILING_AGES}</small>
    </section>
  );
}
