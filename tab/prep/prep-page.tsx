import { showDay, showTime } from '../../src/core/day.ts';
import { useAsk } from '../api.ts';
import { PageHead, PersonRef, Tag } from '../parts/marks.tsx';
import { PageSkeleton } from '../parts/skeletons.tsx';
import { href } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useToday } from '../shell/who.tsx';
import { Opinions } from './opinions.tsx';
import { PrepForm, PrepRead } from './prep-form.tsx';
import './prep.css';

/** One case, prepared for one huddle: the question, what is proposed, and what each discipline thinks of it. */
export function PrepPage({ itemId }: { itemId: string }) {
  const today = useToday();
  const { data, refused, waiting, again } = useAsk('prep.read', { itemId });
  if (waiting) return <PageSkeleton />;
  if (data === undefined)
    return (
      <div className="page">
        <PageHead title="Prepare a case" about={<a href={href('huddles')}>All huddles</a>} />
        <RefusalNotice from={{ refused }} again={again} />
      </div>
    );
  return (
    <div className="page">
      <PageHead
        title={`Prepare ${data.ref}`}
        about={
          <>
            For the <a href={href(`huddles/${data.huddleId}`)}>huddle of {showDay(data.day, today)}</a> at{' '}
            {showTime(data.time)}
            {data.presenter === null ? '' : ` · ${data.presenter.name} presents`}
          </>
        }
      >
        {data.settled ? (
          <Tag tone="good">agreed without a meeting</Tag>
        ) : (
          data.lane === 'agree' && <Tag tone="brand">everybody needed agrees</Tag>
        )}
        <PersonRef person={data.ref} />
      </PageHead>
      <div className="two">
        {data.mayWrite ? <PrepForm key={data.itemId} prep={data} /> : <PrepRead prep={data} />}
        <Opinions prep={data} />
      </div>
    </div>
  );
}
