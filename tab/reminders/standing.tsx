import { useAsk } from '../api.ts';
import { Lines } from '../parts/skeletons.tsx';
import { At } from './ledger-columns.tsx';

/** How sending stands now: expected against sent, in one line each. */
export function Standing() {
  const health = useAsk('reminders.health', {}, { staleMs: 15_000 }).data;
  const trouble = useAsk('reminders.trouble', {}).data;
  if (health === undefined) return <Lines count={2} />;
  return (
    <section className="panel" aria-labelledby="standing">
      <h2 id="standing">
        {health.alarm === null ? 'Reminders are going out' : 'Reminders are not going out'}
      </h2>
      <p>
        {health.sent} sent in the last week, {health.expected} waiting, {health.late} late, {health.failed}{' '}
        given up.
        {health.lastSentAt !== null && (
          <>
            {' '}
            The last one went at <At instant={health.lastSentAt} />.
          </>
        )}
        {health.failingSince !== null && (
          <>
            {' '}
            Teams has not taken messages since <At instant={health.failingSince} />; each is tried again until
            it does.
          </>
        )}
      </p>
      {trouble !== undefined && trouble.unreachable.length > 0 && (
        <p>
          <b>Cannot be reached in Teams:</b> {trouble.unreachable.join(', ')}. They find everything in the
          tab; you can record for them, and it is marked so. I try once a day, and as soon as they write to
          me.
        </p>
      )}
      {trouble?.channel === true && (
        <p>
          <b>The channel cannot be reached.</b> Ask the owner of the team to add the Huddle app again.
        </p>
      )}
    </section>
  );
}
