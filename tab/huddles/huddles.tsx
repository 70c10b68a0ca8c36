import { Button } from '@fluentui/react-components';
import { CalendarAddRegular } from '@fluentui/react-icons';
import { Sheet } from '../minutes/sheet.tsx';
import { PageHead } from '../parts/marks.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { PrepPage } from '../prep/prep-page.tsx';
import { go, useAddress } from '../shell/address.ts';
import { useWho } from '../shell/who.tsx';
import { HuddleList } from './huddle-list.tsx';
import { MonthView } from './month-view.tsx';
import { OneHuddle } from './one-huddle.tsx';
import { Schedule } from './schedule.tsx';
import { SeriesList } from './series-list.tsx';

/** The huddles, the series, the form that schedules one, or one huddle. */
export default function Huddles() {
  const { path } = useAddress();
  const { may } = useWho();
  const what = path[1];
  if (what === 'schedule') return <Schedule />;
  if (what === 'prep') return <PrepPage itemId={path[2] ?? ''} />;
  if (what !== undefined && what !== 'series' && what !== 'month')
    return path[2] === 'print' ? <Sheet huddleId={what} /> : <OneHuddle huddleId={what} />;
  return (
    <div className="page">
      <PageHead title="Huddles">
        {may('huddles.schedule') && (
          <Button appearance="primary" icon={<CalendarAddRegular />} onClick={() => go('huddles/schedule')}>
            Schedule
          </Button>
        )}
      </PageHead>
      <Tabs
        label="Dates, month or series"
        tabs={[
          ['dates', 'Dates'],
          ['month', 'Month'],
          ['series', 'Series'],
        ]}
        chosen={what ?? 'dates'}
        onChoose={(value) => go(value === 'dates' ? 'huddles' : `huddles/${value}`, 'replace')}
      />
      {what === 'series' ? <SeriesList /> : what === 'month' ? <MonthView /> : <HuddleList />}
    </div>
  );
}
