import { showDay } from '../../src/core/day.ts';
import { WHY_WORDS } from '../../src/huddles/huddle.ts';
import type { Sheet, SheetItem } from '../../src/minutes/sheet.ts';

const ANSWERS: Record<string, string> = {
  coming: 'coming',
  apologies: 'apologies',
  here: 'here',
  left: 'here',
};

/** The list with room to write, boxes for who is here, and what is due. */
export function PaperAgenda({ sheet }: { sheet: Sheet }) {
  return (
    <>
      <section>
        <h2>Here</h2>
        <ul className="paper-people">
          {sheet.people.map((one) => (
            <li key={one.name}>
              <span className="box" aria-hidden /> {one.name}, {one.profession}
              {one.state === null ? '' : ` (${ANSWERS[one.state] ?? one.state})`}
            </li>
          ))}
          {[1, 2].map((extra) => (
            <li key={extra}>
              <span className="box" aria-hidden /> <span className="paper-line" />
            </li>
          ))}
        </ul>
      </section>
      {sheet.due.length > 0 && (
        <section>
          <h2>Due actions: done?</h2>
          <ul className="paper-due">
            {sheet.due.map((action) => (
              <li key={action.ref}>
                <span className="box" aria-hidden /> <b>{action.ref}</b> · {action.caseRef} · {action.owner} ·{' '}
                {showDay(action.due)}
                {action.overdue ? ', overdue' : ''}
                {action.title === '' ? '' : ` · ${action.title}`}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>
          Cases <span>{sheet.items.length}</span>
        </h2>
        {sheet.items.length === 0 && <p>No case is on the agenda yet.</p>}
        {sheet.items.map((item) => (
          <PaperCase key={item.position} item={item} words={sheet.words} />
        ))}
      </section>
      <section className="paper-end">
        <h2>Read back</h2>
        <p>Each action: owner and date said aloud and confirmed. Next huddle:</p>
        <div className="paper-line" />
      </section>
    </>
  );
}

function PaperCase({ item, words }: { item: SheetItem; words: boolean }) {
  if (item.ref === '')
    return (
      <div className="paper-case">
        <h3>
          {item.position}. A case that is not for your organisation <span>{item.minutes} min</span>
        </h3>
      </div>
    );
  return (
    <div className="paper-case">
      <h3>
        {item.position}. {item.ref}{' '}
        <span>
          {item.minutes} min · {WHY_WORDS[item.why]}
          {item.presenter === null ? '' : ` · ${item.presenter} presents`}
        </span>
      </h3>
      {item.person !== null && (
        <p>
          <b>{item.person.name}</b>, born {showDay(item.person.birthDate, '0000').slice(4)}, NHS number{' '}
          {item.person.nhsNumber}
        </p>
      )}
      <p className="paper-field">Question{words ? `: ${item.question}` : ''}</p>
      {!words && <div className="paper-line" />}
      <p className="paper-field">Said</p>
      <div className="paper-line" />
      <div className="paper-line" />
      <p className="paper-field">Decision and why</p>
      <div className="paper-line" />
      <p className="paper-field">
        Anyone disagrees? <span className="box" aria-hidden /> no <span className="box" aria-hidden /> yes,
        who and why:
      </p>
      <div className="paper-line" />
      <div className="paper-actions">
        <span>Action</span>
        <span>Owner</span>
        <span>By</span>
        {[1, 2].flatMap((row) =>
          ['what', 'who', 'when'].map((column) => <div key={`${row}${column}`} className="paper-line" />),
        )}
      </div>
      <p className="paper-field">
        Review on ________ · Who tells the person ________________ · <span className="box" aria-hidden /> not
        discussed
      </p>
    </div>
  );
}
