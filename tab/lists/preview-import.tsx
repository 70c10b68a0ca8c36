import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { showCount } from '../../src/core/count.ts';
import type { Day } from '../../src/core/day.ts';
import type { ImportResult, Preview } from '../../src/lists/list.ts';
import { useAsk, useDo } from '../api.ts';
import { DateField, useSettled } from '../parts/date-field.tsx';
import { Words } from '../parts/fields.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { Counts } from './counts.tsx';
import { Imported } from './imported.tsx';
import { Problems } from './problems.tsx';

/** What the file would do: counts, problems by row, columns understood; then the two things only a person knows, and Import. */
export function PreviewImport({ first, another }: { first: Preview; another: () => void }) {
  const [list, setList] = useState(first.list ?? '');
  const [dataTo, setDataTo] = useState<Day | undefined>(first.dataTo ?? undefined);
  const typed = list.trim();
  const name = useSettled(typed);
  const now = useAsk(
    'lists.preview',
    {
      uploadId: first.uploadId,
      ...(name === '' ? {} : { list: name }),
      ...(dataTo === undefined ? {} : { dataTo }),
    },
    { keep: true, staleMs: 60_000 },
  );
  const bring = useDo('lists.import');
  const [result, setResult] = useState<ImportResult>();
  const preview = now.data ?? first;
  if (result !== undefined) return <Imported result={result} list={typed} another={another} />;
  return (
    <>
      <section className="panel" aria-labelledby="file">
        <h2 id="file">{preview.fileName}</h2>
        <RefusalNotice from={now} />
        <Counts counts={preview.counts} />
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            void bring({
              list: typed,
              uploadId: first.uploadId,
              ...(dataTo === undefined ? {} : { dataTo }),
            }).then((answer) => answer.refused === undefined && setResult(answer.done));
          }}
        >
          <Words
            label="Name of the list"
            hint="The same name as last time makes a new version of that list"
            required
            value={list}
            onText={setList}
          />
          <DateField
            label="The data runs to"
            start={first.dataTo ?? ''}
            onDay={setDataTo}
            hint="Without it the age of the data is “not known”, which counts as red"
          />
          <RefusalNotice from={bring} />
          <div className="row">
            <Button
              appearance="primary"
              type="submit"
              disabled={typed === '' || bring.busy || preview.counts.accepted === 0}
            >
              {bring.busy ? 'Importing…' : `Import ${showCount(preview.counts.accepted)} people`}
            </Button>
            <Button onClick={another}>Another file</Button>
          </div>
        </form>
      </section>
      <Problems problems={preview.problems} rejected={preview.counts.rejected} uploadId={first.uploadId} />
      <section className="panel" aria-label="Columns">
        <details>
          <summary>
            {preview.understood.length} columns understood
            {preview.ignored.length > 0 && `, ${preview.ignored.length} left out`}
          </summary>
          <ul className="columns">
            {preview.understood.map(({ column, as }) => (
              <li key={column}>
                {column} <span className="quiet">→ {as}</span>
              </li>
            ))}
            {preview.ignored.map((column) => (
              <li key={column} className="quiet">
                {column}: left out
              </li>
            ))}
          </ul>
        </details>
      </section>
    </>
  );
}
