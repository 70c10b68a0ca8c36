import { DismissRegular } from '@fluentui/react-icons';
import { useEffect } from 'react';
import { showCount } from '../../src/core/count.ts';
import { showTime, timeOf } from '../../src/core/day.ts';
import { useAsk } from '../api.ts';
import { Bars } from '../parts/bars.tsx';
import { href } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useNow, useWho } from '../shell/who.tsx';

const AGAIN_MS = 60_000;

/**
 * Big figures for a screen on the wall, which anybody may read: asked for as a shared place asks, so that no name, no
 * reference and no word about anybody comes here. It asks again by itself, and when something changes.
 */
export function Wall() {
  const { me } = useWho();
  const now = useNow(AGAIN_MS);
  const figures = useAsk('actions.outstanding', {}, { shared: true });
  const carried = useAsk('insights.carriedOut', {}, { shared: true });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each tick of the clock asks again.
  useEffect(() => {
    figures.again();
    carried.again();
  }, [now]);
  const { data } = figures;
  return (
    <div className="wall">
      <header className="row row-apart">
        <h1>{me.neighbourhood.name}</h1>
        <span className="row">
          <span className="number">{showTime(timeOf(now))}</span>
          <a href={href('outstanding')} aria-label="Leave the wall" title="Leave the wall">
            <DismissRegular aria-hidden />
          </a>
        </span>
      </header>
      <RefusalNotice from={figures} again={figures.again} />
      {data !== undefined && (
        <>
          <div className="wall-figures">
            {(
              [
                ['actions open', data.open],
                ['overdue', data.overdue],
                ['not yet accepted', data.unaccepted],
                ['blocked', data.blocked],
                ['carried out', carried.data?.all.percent == null ? '–' : `${carried.data.all.percent} %`],
              ] as const
            ).map(([words, count]) => (
              <div key={words}>
                <b className={words === 'overdue' && count !== 0 ? 'bad' : undefined}>
                  {typeof count === 'number' ? showCount(count) : count}
                </b>
                <span>{words}</span>
              </div>
            ))}
          </div>
          {data.byOrganisation.length > 0 && (
            <Bars caption="Open actions by organisation" rows={data.byOrganisation} />
          )}
          <p className="quiet">{carried.data?.reading}</p>
        </>
      )}
    </div>
  );
}
