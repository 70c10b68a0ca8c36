import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { ActionLine } from '../actions/action-line.tsx';
import { type Output, post, useAsk } from '../api.ts';
import { Empty } from '../parts/empty.tsx';
import { PageHead } from '../parts/marks.tsx';
import { Lines } from '../parts/skeletons.tsx';
import { href, useAddress } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { type Asked, askedIn } from './behind-address.ts';
import { ExportButtons } from './export-buttons.tsx';
import '../actions/actions.css';

/** The actions behind a figure; what is asked for stands in the address, so that it can be kept or sent. */
export function Behind() {
  const { query } = useAddress();
  const asked = askedIn(query);
  return <List key={query.toString()} asked={asked} of={query.get('of') ?? 'Actions'} />;
}

type Page = Output<'insights.behind'>;
function List({ asked, of }: { asked: Asked; of: string }) {
  const { data, refused, waiting, again } = useAsk('insights.behind', asked);
  const [rest, setRest] = useState<readonly Page[]>([]);
  const actions = [...(data?.actions ?? []), ...rest.flatMap((page) => page.actions)];
  const more = rest.at(-1)?.more ?? data?.more ?? false;
  const next = async (): Promise<void> => {
    const after = actions.at(-1)?.ref;
    if (after === undefined) return;
    const { done } = await post('insights.behind', { ...asked, after });
    if (done !== undefined) setRest([...rest, done]);
  };
  return (
    <div className="page">
      <PageHead title={of} about={<a href={href('outstanding')}>Outstanding</a>}>
        {actions.length > 0 && <ExportButtons asked={asked} />}
      </PageHead>
      <section className="panel" aria-label="The actions behind the figure">
        <RefusalNotice from={{ refused }} again={again} />
        {waiting && <Lines count={8} />}
        {data !== undefined && actions.length === 0 && (
          <Empty title="No action is behind this figure any more">
            It may have been done or closed meanwhile.
          </Empty>
        )}
        {actions.length > 0 && (
          <p className="quiet number" role="status">
            {more
              ? `The first ${actions.length}`
              : actions.length === 1
                ? '1 action'
                : `${actions.length} actions`}
            , the soonest due first
          </p>
        )}
        <ul className="plain lines">
          {actions.map((action) => (
            <ActionLine key={action.id} action={action} withOwner />
          ))}
        </ul>
        {more && (
          <div className="row">
            <Button onClick={() => void next()}>Show more</Button>
          </div>
        )}
      </section>
    </div>
  );
}
