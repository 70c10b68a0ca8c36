import type { HuddleDetail } from '../../src/huddles/huddle.ts';

/** The minutes planned against the time there is: a part for each case, red beyond the end; and the same in words. */
export function MinutesBar({
  huddle,
}: {
  huddle: Pick<HuddleDetail, 'items' | 'capacityMinutes' | 'minutesPlanned'>;
}) {
  // What is agreed without a meeting takes none of its time.
  const items = huddle.items.filter(
    (item) => !(item.lane === 'agree' && item.state === 'discussed' && item.startedAt === null),
  );
  const total = items.reduce((sum, item) => sum + item.minutes, 0);
  const scale = Math.max(total, huddle.capacityMinutes);
  return (
    <div className="minutes">
      <div className="minutes-bar" aria-hidden>
        {items.map((item) => (
          <span
            key={item.id}
            className={`${item.fits ? '' : 'over'} ${item.state}`}
            style={{ width: `${(100 * item.minutes) / scale}%` }}
          />
        ))}
      </div>
      <small className={total > huddle.capacityMinutes ? 'bad' : undefined}>
        {total} of {huddle.capacityMinutes} minutes
        {total > huddle.capacityMinutes && `, ${total - huddle.capacityMinutes} too many`}
      </small>
    </div>
  );
}
