import { Button } from '@fluentui/react-components';
import { PrintRegular } from '@fluentui/react-icons';
import { minutesBetween, showDay, showTime } from '../../src/core/day.ts';
import { DEFER_WORDS, type HuddleDetail } from '../../src/huddles/huddle.ts';
import { ActionLine } from '../actions/action-line.tsx';
import { useAsk } from '../api.ts';
import { FairTime } from '../minutes/fair-time.tsx';
import { MinutesCase } from '../minutes/minutes-case.tsx';
import { Empty } from '../parts/empty.tsx';
import { PageHead, PersonRef, Tag } from '../parts/marks.tsx';
import { Lines } from '../parts/skeletons.tsx';
import { go, href } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useToday, useWho } from '../shell/who.tsx';
import '../actions/actions.css';
import './live.css';

/** A huddle that is over: its minutes, locked; corrections beside them, notes on their way into each person's record. */
export function ClosedHuddle({ huddle }: { huddle: HuddleDetail }) {
  const today = useToday();
  const { me, may } = useWho();
  const here = huddle.attendance.filter(({ state }) => state === 'here' || state === 'left');
  const isChair =
    may('huddles.run') && (huddle.chair?.id === me.member?.id || me.member?.roles.includes('chair') === true);
  const took =
    huddle.startedAt === null || huddle.closedAt === null
      ? undefined
      : Math.max(1, Math.round(minutesBetween(huddle.startedAt, huddle.closedAt)));
  return (
    <div className="page">
      <PageHead
        title={huddle.name}
        about={
          <>
            <a href={href('huddles')}>All huddles</a> · {showDay(huddle.day, today)} at{' '}
            {showTime(huddle.time)}
            {took === undefined ? '' : ` · took ${took} of ${huddle.minutes} minutes`}
          </>
        }
      >
        <Tag>Closed and locked</Tag>
        {may('cases.see') && (
          <Button icon={<PrintRegular />} onClick={() => go(`huddles/${huddle.id}/print`)}>
            Print
          </Button>
        )}
      </PageHead>
      <div className="two">
        {may('cases.see') ? <MinutesPanel huddle={huddle} /> : <CasesOnly huddle={huddle} />}
        <div className="stack">
          <section className="panel" aria-labelledby="agreed">
            <h2 id="agreed">
              Actions agreed <span className="quiet">{huddle.newActions.length}</span>
            </h2>
            {huddle.newActions.length === 0 && <p className="quiet">None.</p>}
            <ul className="plain lines">
              {huddle.newActions.map((action) => (
                <ActionLine key={action.id} action={action} withOwner />
              ))}
            </ul>
          </section>
          <section className="panel" aria-labelledby="were-here">
            <h2 id="were-here">
              Were here <span className="quiet">{here.length}</span>
            </h2>
            <p>{here.map(({ name }) => name).join(', ')}</p>
            {!huddle.quorum.met && <p className="quiet">Quorum lacked {huddle.quorum.lacks.join(', ')}.</p>}
          </section>
          {isChair && <FairTime huddleId={huddle.id} />}
        </div>
      </div>
    </div>
  );
}

function MinutesPanel({ huddle }: { huddle: HuddleDetail }) {
  const { data, refused, waiting, again } = useAsk('minutes.ofHuddle', { huddleId: huddle.id });
  const discussed = (data?.items ?? []).filter(({ state }) => state === 'discussed');
  const mine = discussed.filter(({ mayFile }) => mayFile);
  const filed = mine.filter(({ filing, fileAgain }) => filing !== null && !fileAgain).length;
  return (
    <section className="panel" aria-labelledby="discussed">
      <div className="panel-head">
        <h2 id="discussed">
          Minutes <span className="quiet">{discussed.length}</span>
        </h2>
        {mine.length > 0 && (
          <span className="quiet">
            {filed} of {mine.length} filed in the record
          </span>
        )}
      </div>
      <RefusalNotice from={{ refused }} again={again} />
      {waiting && <Lines count={6} />}
      {data !== undefined && discussed.length === 0 && <Empty title="No case was discussed" />}
      <ol className="plain">
        {(data?.items ?? []).map((item) => (
          <MinutesCase key={item.itemId} item={item} />
        ))}
      </ol>
    </section>
  );
}

/** For those who work with nobody's case: references and what became of them. */
function CasesOnly({ huddle }: { huddle: HuddleDetail }) {
  return (
    <section className="panel" aria-labelledby="discussed">
      <h2 id="discussed">Cases</h2>
      {huddle.items.length === 0 && <Empty title="No case was discussed" />}
      <ol className="plain lines">
        {huddle.items.map((item) => (
          <li key={item.id} className="row">
            {item.withheld ? <span>not shown</span> : <PersonRef person={item.ref} plain />}
            <span className="quiet">
              {item.state === 'discussed' ? 'discussed' : DEFER_WORDS[item.deferReason ?? 'no_time']}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
