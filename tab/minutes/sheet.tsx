import { Button, Checkbox } from '@fluentui/react-components';
import { PrintRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { dayOf, showDay, showTime, timeOf } from '../../src/core/day.ts';
import { KINDS } from '../../src/huddles/kind.ts';
import type { Sheet as OnPaper } from '../../src/minutes/sheet.ts';
import { useAsk } from '../api.ts';
import { PageHead } from '../parts/marks.tsx';
import { PageSkeleton } from '../parts/skeletons.tsx';
import { href } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { PaperAgenda } from './paper-agenda.tsx';
import { PaperMinutes } from './paper-minutes.tsx';
import './sheet.css';

/** A huddle on A4, for when systems are down: before it the list with room to write, after it the minutes (hazard H16). */
export function Sheet({ huddleId }: { huddleId: string }) {
  const [words, setWords] = useState(false);
  const [names, setNames] = useState(false);
  const { data, refused, waiting, again } = useAsk(
    'minutes.sheet',
    { huddleId, words, names },
    { keep: true },
  );
  if (waiting) return <PageSkeleton />;
  const closed = data?.minutesOf != null;
  return (
    <div className="page">
      <div className="no-print stack">
        <PageHead
          title={closed ? 'Print the minutes' : 'Print the sheet'}
          about={<a href={href(`huddles/${huddleId}`)}>Back to the huddle</a>}
        >
          <Button
            appearance="primary"
            icon={<PrintRegular />}
            disabled={data === undefined}
            onClick={() => window.print()}
          >
            Print
          </Button>
        </PageHead>
        <RefusalNotice from={{ refused }} again={again} />
        {!closed && (
          <fieldset className="row">
            <legend className="unseen">What is printed</legend>
            <Checkbox
              label="Questions and titles"
              checked={words}
              onChange={(_event, { checked }) => setWords(checked === true)}
            />
            <Checkbox
              label="Names, birth dates and numbers of people I may see"
              checked={names}
              onChange={(_event, { checked }) => setNames(checked === true)}
            />
          </fieldset>
        )}
        {(words || names || closed) && (
          <p className="notice notice-warn">
            <span className="notice-words">
              This paper tells about people. Keep it with you, and put it into confidential waste when the
              huddle is in the system. {names || closed ? 'Each person on it is a look on record.' : ''}
            </span>
          </p>
        )}
      </div>
      {data !== undefined && <Paper sheet={data} />}
    </div>
  );
}

function Paper({ sheet }: { sheet: OnPaper }) {
  const closed = sheet.minutesOf !== null;
  const tells = sheet.words || sheet.names || closed;
  return (
    <article className="paper" aria-label="The sheet as it is printed">
      <header>
        <div>
          <h1>
            {KINDS[sheet.kind].words}, {showDay(sheet.day, '0000')} at {showTime(sheet.time)}
          </h1>
          <p>
            {sheet.neighbourhood}
            {sheet.name === '' ? '' : ` · ${sheet.name}`} · {sheet.minutes} minutes
            {sheet.chair === null ? '' : ` · chair ${sheet.chair}`}
          </p>
        </div>
        <p className="paper-mark">{tells ? 'Confidential' : 'References only'}</p>
      </header>
      {closed ? <PaperMinutes sheet={sheet} /> : <PaperAgenda sheet={sheet} />}
      <footer>
        Printed {showDay(dayOf(sheet.printedAt), '0000')} at {showTime(timeOf(sheet.printedAt))}.{' '}
        {closed
          ? 'Corrections made later are not on this paper.'
          : `${sheet.listIsOut ? 'The list was out.' : 'The list was not final.'} Type what you write here into the huddle as soon as the system is back.`}
      </footer>
    </article>
  );
}
