import { COHORTS } from '../../src/cases/case.ts';
import { showDay } from '../../src/core/day.ts';
import { type AgendaItem, type HuddleDetail, REVIEW_WEEKS, WHY_WORDS } from '../../src/huddles/huddle.ts';
import { HistoryStrip } from '../minutes/history-strip.tsx';
import { PersonRef, Priority } from '../parts/marks.tsx';
import { Lines } from '../parts/skeletons.tsx';
import { useToday, useWho } from '../shell/who.tsx';
import { Discussion } from './discussion.tsx';

/** The question first, large; what matters to the person, in their words; then a line of facts. */
export function LiveQuestion({ item, known }: { item: AgendaItem; known: HuddleDetail['onTheTable'] }) {
  const today = useToday();
  const { may } = useWho();
  if (item.withheld)
    return (
      <div className="live-question">
        <p className="question">This case is not for your organisation</p>
        <p>Please step out until the next case, about {item.minutes} minutes.</p>
      </div>
    );
  const facts = (known?.facts ?? []).slice(0, 4).map(({ label, value }) => `${label} ${value}`);
  return (
    <div className="live-question">
      <p className="question">{item.question}</p>
      <p className="row live-facts">
        <PersonRef person={item.ref} />
        {item.priority !== null && <Priority priority={item.priority} />}
        <span>{WHY_WORDS[item.why]}</span>
        <span>{COHORTS[item.cohort as keyof typeof COHORTS] ?? item.cohort}</span>
        {item.presenter !== null && <span>{item.presenter.name} presents</span>}
      </p>
      {known !== null && known.matters !== null && (
        <blockquote className="matters">
          “{known.matters.words}”{' '}
          <span className="quiet">
            {known.matters.by}, {showDay(known.matters.on, today)}
          </span>
        </blockquote>
      )}
      {may('cases.see') && <HistoryStrip caseRef={item.ref} compact />}
      {facts.length > 0 && <p className="quiet">{facts.join(' · ')}</p>}
    </div>
  );
}

/** The record of the case on the table. */
export function LiveRecord({ huddle, item }: { huddle: HuddleDetail; item: AgendaItem }) {
  const { may } = useWho();
  const { discussion } = huddle;
  if (item.withheld) return null;
  if (discussion === null || discussion.itemId !== item.id) return <Lines count={6} />;
  if (!may('huddles.record')) return <p className="quiet">Members of the team write here.</p>;
  const weeks = item.priority === null ? undefined : REVIEW_WEEKS[item.priority];
  return (
    <Discussion
      key={item.id}
      talk={discussion}
      about={{ huddleId: huddle.id, ref: item.ref }}
      here={huddle.live?.forThis?.here ?? []}
      review={weeks === undefined ? 'On return' : `Usual: in ${weeks === 1 ? '1 week' : `${weeks} weeks`}`}
    />
  );
}
