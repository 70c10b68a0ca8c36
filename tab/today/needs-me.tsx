import type { ReactNode } from 'react';
import { isOpenCase } from '../../src/cases/case.ts';
import { ActionLine } from '../actions/action-line.tsx';
import { useAsk } from '../api.ts';
import { FILING_AGES, NoteToFile } from '../minutes/to-file.tsx';
import { Empty } from '../parts/empty.tsx';
import { PersonRef, Priority } from '../parts/marks.tsx';
import { Lines } from '../parts/skeletons.tsx';
import { asksOf, BeforeHuddles, usePrep } from '../prep/before-huddles.tsx';
import { href } from '../shell/address.ts';
import { useWho } from '../shell/who.tsx';

const SHOWN = 5;

/** What waits for me: actions that I was offered, people proposed to me, reviews that are due, a list that has aged. */
export function NeedsMe() {
  const { may } = useWho();
  const mine = useAsk('actions.mine', {}, { when: may('actions.do') });
  const proposed = useAsk(
    'cases.list',
    { status: ['shortlisted'], mine: true },
    { when: may('cases.accept') },
  );
  const reviews = useAsk('cases.list', { status: ['review_due'], mine: true }, { when: may('cases.see') });
  const lists = useAsk('lists.all', {}, { when: may('lists.import') });
  const notes = useAsk('minutes.toFile', {}, { when: may('cases.see') });

  const prep = usePrep();

  const groups = mine.data;
  const offers =
    groups === undefined
      ? []
      : [...groups.overdue, ...groups.today, ...groups.week, ...groups.later].filter(
          (action) => action.status === 'offered',
        );
  const old = (lists.data ?? []).filter((list) => list.ageBand !== 'fresh');
  const proposals = proposed.data ?? [];
  const toFile = notes.data ?? [];
  const due = (reviews.data ?? []).filter((one) => isOpenCase(one.status));
  const waiting =
    mine.waiting || proposed.waiting || reviews.waiting || lists.waiting || notes.waiting || prep.waiting;
  const nothing =
    offers.length + proposals.length + due.length + old.length + toFile.length === 0 &&
    (prep.data === undefined || asksOf(prep.data) === 0);
  return (
    <section className="panel" aria-labelledby="needs-me">
      <h2 id="needs-me">Needs you</h2>
      {waiting && nothing && <Lines count={4} />}
      {!waiting && nothing && (
        <Empty title="Nothing waits for you">
          Actions that you are offered, people proposed to you and reviews that fall due come here.
        </Empty>
      )}
      {prep.data !== undefined && <BeforeHuddles mine={prep.data} />}
      <Group title="Will you take these on?" count={offers.length}>
        {offers.map((action) => (
          <ActionLine key={action.id} action={action} />
        ))}
      </Group>
      <Group title="People proposed" count={proposals.length}>
        {proposals.map((one) => (
          <li key={one.id} className="row">
            <Priority priority={one.priority} />
            <PersonRef person={one.ref} /> <span>{one.question}</span>
          </li>
        ))}
      </Group>
      <Group title="Notes to file in the record" count={toFile.length}>
        {toFile.slice(0, SHOWN).map((note) => (
          <NoteToFile key={note.itemId} note={note} />
        ))}
      </Group>
      {toFile.length > SHOWN && (
        <details>
          <summary>And {toFile.length - SHOWN} more</summary>
          <ul className="plain lines">
            {toFile.slice(SHOWN).map((note) => (
              <NoteToFile key={note.itemId} note={note} />
            ))}
          </ul>
        </details>
      )}
      {toFile.length > 0 && <small>{FILING_AGES}</small>}
      <Group title="Reviews due" count={due.length}>
        {due.slice(0, SHOWN).map((one) => (
          <li key={one.id} className="row">
            <Priority priority={one.priority} />
            <PersonRef person={one.ref} /> <span>{one.question}</span>
          </li>
        ))}
      </Group>
      {due.length > SHOWN && <a href={href('cases?status=review_due&mine=yes')}>All {due.length} reviews</a>}
      <Group title="Lists to renew" count={old.length}>
        {old.map((list) => (
          <li key={list.id}>
            <a href={href('lists')}>{list.name}</a>:{' '}
            {list.dataAgeDays === null
              ? 'the age of its data is not known'
              : `its data is ${list.dataAgeDays} days old`}
          </li>
        ))}
      </Group>
    </section>
  );
}

function Group({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <div className="stack">
      <h3>
        {title} <span className="quiet">{count}</span>
      </h3>
      <ul className="plain lines">{children}</ul>
    </div>
  );
}
