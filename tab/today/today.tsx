import { longWeekday, showDay } from '../../src/core/day.ts';
import { PageHead } from '../parts/marks.tsx';
import { useWho } from '../shell/who.tsx';
import { ManagersFigures } from './managers-figures.tsx';
import { MyDay } from './my-day.tsx';
import { NeedsMe } from './needs-me.tsx';
import { NextHuddle } from './next-huddle.tsx';

/** Home: the next huddle, what waits for me, my actions; for managers the three figures. */
export default function Today() {
  const { me, may } = useWho();
  return (
    <div className="page">
      <PageHead
        title="Today"
        about={`${longWeekday(me.today)} ${showDay(me.today).slice(4)}${me.member === null ? '' : ` · ${me.member.name}`}`}
      />
      {may('actions.oversee') && <ManagersFigures />}
      <div className="two">
        <div className="stack">
          <NextHuddle />
          {may('actions.do') && <MyDay />}
        </div>
        <NeedsMe />
      </div>
    </div>
  );
}
