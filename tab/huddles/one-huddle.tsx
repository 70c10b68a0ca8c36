import { useAsk } from '../api.ts';
import { PageHead } from '../parts/marks.tsx';
import { PageSkeleton } from '../parts/skeletons.tsx';
import { href } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { ClosedHuddle } from './closed-huddle.tsx';
import { LiveRoom } from './live-room.tsx';
import { PlannedHuddle } from './planned-huddle.tsx';

/** One page for one huddle, through its whole life: planned, live, closed. */
export function OneHuddle({ huddleId }: { huddleId: string }) {
  const { data, refused, waiting, again } = useAsk('huddles.read', { huddleId });
  if (waiting) return <PageSkeleton />;
  if (data === undefined)
    return (
      <div className="page">
        <PageHead title="Huddle" about={<a href={href('huddles')}>All huddles</a>} />
        <RefusalNotice from={{ refused }} again={again} />
      </div>
    );
  if (data.status === 'live') return <LiveRoom huddle={data} />;
  if (data.status === 'closed') return <ClosedHuddle huddle={data} />;
  return <PlannedHuddle huddle={data} />;
}
