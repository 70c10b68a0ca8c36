import { Button } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons';
import type { ImportResult } from '../../src/lists/list.ts';
import { OnDay } from '../parts/marks.tsx';
import { href } from '../shell/address.ts';
import { Counts } from './counts.tsx';

/** What the import did, and where to go from here. */
export function Imported({
  result,
  list,
  another,
}: {
  result: ImportResult;
  list: string;
  another: () => void;
}) {
  return (
    <section className="panel" aria-labelledby="imported">
      <h2 id="imported" className="row">
        <CheckmarkCircleRegular aria-hidden /> {list} is imported
      </h2>
      <Counts counts={result} />
      <p className="quiet">
        {result.dataTo === null ? (
          'The age of the data is not known.'
        ) : (
          <>
            Data to <OnDay day={result.dataTo} />.
          </>
        )}
        {result.left > 0 && ' Those no longer on the list keep their cases.'}
      </p>
      <div className="row">
        <Button as="a" appearance="primary" href={href(`lists/candidates?list=${encodeURIComponent(list)}`)}>
          See the candidates
        </Button>
        <Button onClick={another}>Import another</Button>
      </div>
    </section>
  );
}
