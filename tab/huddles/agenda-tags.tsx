import { type AgendaItem, WHY_WORDS } from '../../src/huddles/huddle.ts';
import { disciplineWords } from '../../src/neighbourhoods/member.ts';
import { Priority, Tag } from '../parts/marks.tsx';

/** What stands behind a case's reference on the agenda: how pressing, why, whom it needs, what is wrong with it. */
export function AgendaTags({ item }: { item: AgendaItem }) {
  const settled = item.lane === 'agree' && item.state === 'discussed';
  return (
    <>
      {item.priority !== null && <Priority priority={item.priority} />}
      <Tag {...(item.why === 'urgent' ? { tone: 'bad' } : {})}>{WHY_WORDS[item.why]}</Tag>
      {settled && <Tag tone="good">agreed without a meeting</Tag>}
      {!settled && item.lane === 'agree' && <Tag tone="brand">all agree</Tag>}
      {item.forChair && <Tag tone="warn">{item.deferrals} times: the chair decides</Tag>}
      {item.late && <Tag tone="warn">{item.lateOk ? 'late, chair agreed' : 'late, waits for the chair'}</Tag>}
      {item.needs.map((code) => (
        <Tag key={code}>needs {disciplineWords(code)}</Tag>
      ))}
      {!item.fits && <Tag tone="warn">no room</Tag>}
      <small className="number">{item.minutes} min</small>
    </>
  );
}
