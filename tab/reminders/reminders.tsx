import { PageHead } from '../parts/marks.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { go, useAddress, withQuery } from '../shell/address.ts';
import { useWho } from '../shell/who.tsx';
import { Ledger } from './ledger.tsx';
import { MyReminders } from './my-reminders.tsx';
import './reminders.css';

/** How I am reminded; and, for those who look after it, what was sent and what was not. Which of them is in the address. */
export default function Reminders() {
  const address = useAddress();
  const { may, me } = useWho();
  const maySee = may('reminders.see');
  const hasOwn = me.member !== null;
  const show = maySee && (!hasOwn || address.query.get('show') === 'sending') ? 'sending' : 'mine';
  return (
    <div className="page">
      <PageHead title="Reminders" />
      {maySee && hasOwn && (
        <Tabs
          label="Which reminders"
          tabs={[
            ['mine', 'Mine'],
            ['sending', 'Sending'],
          ]}
          chosen={show}
          onChoose={(value) => go(withQuery(address, { show: value }), 'replace')}
        />
      )}
      {show === 'sending' ? <Ledger /> : <MyReminders />}
    </div>
  );
}
