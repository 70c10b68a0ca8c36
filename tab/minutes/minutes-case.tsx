import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { OUTCOMES } from '../../src/cases/outcome.ts';
import { dayOf, showDay } from '../../src/core/day.ts';
import { DEFER_WORDS } from '../../src/huddles/huddle.ts';
import { systemWords } from '../../src/minutes/filing.ts';
import type { MinutesItem } from '../../src/minutes/minutes.ts';
import { PersonRef, Tag } from '../parts/marks.tsx';
import { href } from '../shell/address.ts';
import { useToday } from '../shell/who.tsx';
import { CorrectForm } from './correct-form.tsx';
import { NoteDialog } from './note-dialog.tsx';
import { SaidWords } from './said-words.tsx';
import './minutes.css';

/** The minutes of one case: its words with corrections beside them, and the way of its note into the person's record. */
export function MinutesCase({ item, deeds = true }: { item: MinutesItem; deeds?: boolean }) {
  const [open, setOpen] = useState<'correct' | 'note'>();
  const { said } = item;
  const shut = (): void => setOpen(undefined);
  if (item.withheld)
    return (
      <li className="minutes-case quiet">{item.position}. A case that is not shown to your organisation</li>
    );
  return (
    <li className="minutes-case">
      <p className="row row-apart">
        <span className="row">
          <span className="quiet">{item.position}.</span> <PersonRef person={item.ref} />
          {item.withoutMeeting && <Tag>Agreed without a meeting</Tag>}
        </span>
        <span className="row">
          {item.outcome !== null && <Tag tone="brand">{OUTCOMES[item.outcome].words}</Tag>}
          {item.seconds > 0 && (
            <small className="number">{Math.max(1, Math.round(item.seconds / 60))} min</small>
          )}
        </span>
      </p>
      {item.state !== 'discussed' && (
        <p className="quiet">Went to the next huddle: {DEFER_WORDS[item.deferReason ?? 'no_time']}.</p>
      )}
      {item.state === 'discussed' && said === null && (
        <p className="quiet">
          Discussed. Its minutes are for those who were here or work with this person:{' '}
          <a href={href(`cases/${item.ref}`)}>say what your relationship is</a>.
        </p>
      )}
      {said !== null && <SaidWords item={item} said={said} />}
      {deeds && item.state === 'discussed' && (
        <Filing item={item} openNote={() => setOpen('note')} correct={() => setOpen('correct')} />
      )}
      {open === 'correct' && <CorrectForm item={item} done={shut} />}
      {open === 'note' && <NoteDialog itemId={item.itemId} caseRef={item.ref} close={shut} />}
    </li>
  );
}

function Filing({
  item,
  openNote,
  correct,
}: {
  item: MinutesItem;
  openNote: () => void;
  correct: () => void;
}) {
  const today = useToday();
  const { filing } = item;
  return (
    <div className="row">
      {filing === null ? (
        item.said !== null && (
          <>
            <Tag tone="warn">Not filed yet</Tag>
            {!item.mayFile && item.presenter !== null && (
              <span className="quiet">{item.presenter.name} files it</span>
            )}
          </>
        )
      ) : (
        <Tag tone={item.fileAgain ? 'warn' : 'good'}>
          {item.fileAgain ? 'Corrected since it was filed' : 'Filed'}: {systemWords(filing)}, {filing.by},{' '}
          {showDay(dayOf(filing.at), today)}
        </Tag>
      )}
      {item.mayFile && (
        <Button
          size="small"
          appearance={filing === null || item.fileAgain ? 'primary' : 'secondary'}
          onClick={openNote}
        >
          Note for the record
        </Button>
      )}
      {item.mayCorrect && (
        <Button size="small" onClick={correct} aria-label={`Correct the minutes of ${item.ref}`}>
          Correct
        </Button>
      )}
    </div>
  );
}
