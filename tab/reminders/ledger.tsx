import { useState } from 'react';
import { addDays } from '../../src/core/day.ts';
import { MESSAGE_STATES, type MessageState } from '../../src/reminders/message.ts';
import { useAsk } from '../api.ts';
import { Empty } from '../parts/empty.tsx';
import { Choice } from '../parts/fields.tsx';
import { Lines } from '../parts/skeletons.tsx';
import { Table } from '../parts/table.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useToday } from '../shell/who.tsx';
import { LEDGER_COLUMNS } from './ledger-columns.tsx';
import { Standing } from './standing.tsx';

type Which = 'all' | 'troubled' | MessageState;
const WHICH: readonly (readonly [Which, string])[] = [
  ['all', 'Everything'],
  ['troubled', 'What did not go'],
  ['expected', MESSAGE_STATES.expected],
  ['sent', MESSAGE_STATES.sent],
  ['withdrawn', MESSAGE_STATES.withdrawn],
];
const SINCE: readonly (readonly [string, string])[] = [
  ['1', 'Since yesterday'],
  ['7', 'In the last week'],
  ['31', 'In the last month'],
];
const EVERYBODY = 'everybody';

/** The delivery ledger: what was to go, to whom, and what became of it; why something did not, and once more with one press. */
export function Ledger() {
  const today = useToday();
  const [which, setWhich] = useState<Which>('all');
  const [days, setDays] = useState('7');
  const [to, setTo] = useState(EVERYBODY);
  const members = useAsk('neighbourhoods.members', {}).data ?? [];
  const states: MessageState[] | undefined =
    which === 'all' ? undefined : which === 'troubled' ? ['failed', 'parked'] : [which];
  const { data, refused, waiting, again } = useAsk(
    'reminders.messages',
    {
      since: `${addDays(today, -Number(days))}T00:00:00Z`,
      ...(states !== undefined && { state: states }),
      ...(to !== EVERYBODY && { toMember: to }),
    },
    { keep: true },
  );
  return (
    <>
      <Standing />
      <section className="panel" aria-labelledby="ledger">
        <h2 id="ledger">What was sent, and what was not</h2>
        <div className="row filters">
          <Choice label="Show" value={which} options={WHICH} onChoose={setWhich} />
          <Choice label="When" value={days} options={SINCE} onChoose={setDays} />
          <Choice
            label="To"
            value={to}
            options={[[EVERYBODY, 'Everybody'], ...members.map(({ id, name }) => [id, name] as const)]}
            onChoose={setTo}
          />
        </div>
        <RefusalNotice from={{ refused }} again={again} />
        {waiting && <Lines count={6} />}
        {data !== undefined && data.length === 0 && (
          <Empty title="Nothing here">
            {which === 'troubled'
              ? 'All that was due has gone. When something cannot be sent it stands here, with the reason and a button to send it again.'
              : 'Each reminder, post and call is listed here from the moment it is planned. Choose another time, or everybody.'}
          </Empty>
        )}
        {data !== undefined && data.length > 0 && (
          <Table
            caption="Messages, the newest first"
            columns={LEDGER_COLUMNS}
            rows={data}
            keyOf={({ id }) => id}
          />
        )}
        {data?.length === 100 && <p className="quiet">The newest 100. Narrow it down to see others.</p>}
      </section>
    </>
  );
}
