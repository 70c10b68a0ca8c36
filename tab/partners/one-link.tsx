import { dayOf, showDay, showTime, timeOf } from '../../src/core/day.ts';
import type { Output } from '../api.ts';
import { Tag } from '../parts/marks.tsx';
import { useToday } from '../shell/who.tsx';

export type Link = Output<'partners.ofAction'>[number];

const STATES: Record<Link['state'], readonly ['good' | 'warn' | 'brand' | undefined, string]> = {
  open: ['brand', 'Not answered yet'],
  accepted: ['good', 'Accepted'],
  finished: ['good', 'Finished'],
  not_needed: [undefined, 'The action has ended'],
  withdrawn: [undefined, 'Withdrawn'],
  expired: ['warn', 'Run out'],
  renewed: [undefined, 'Replaced'],
};

/** One link: for whom, what became of it, whether it was opened, and what was asked. */
export function OneLink({ link }: { link: Link }) {
  const today = useToday();
  const [tone, words] = STATES[link.state];
  const when = (at: string): string => `${showDay(dayOf(at), today)}, ${showTime(timeOf(at))}`;
  return (
    <div className="stack">
      <p className="row">
        <b>{link.partner}</b>
        <Tag {...(tone && { tone })}>{words}</Tag>
        <span className="quiet">
          until {showDay(link.expiresOn, today)} · made by {link.createdBy}
        </span>
      </p>
      <p className="quiet">
        {link.opened === null
          ? 'Not opened yet.'
          : `Opened ${link.opened.times === 1 ? 'once' : `${link.opened.times} times`}, last ${when(link.opened.last)}. Mail programs open links too.`}
      </p>
      {link.questions.map(({ at, words: question }) => (
        <p key={at} className="partner-question">
          They ask: “{question}” <small>{when(at)}</small>
        </p>
      ))}
    </div>
  );
}
