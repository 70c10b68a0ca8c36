import { PageHead } from '../parts/marks.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { go, useAddress, withQuery } from '../shell/address.ts';
import { useWho } from '../shell/who.tsx';
import { MyActions } from './my-actions.tsx';
import { OneAction } from './one-action.tsx';
import { TeamActions } from './team-actions.tsx';

/** Actions: mine, the team's, or one; which of them is in the address. */
export default function Actions() {
  const address = useAddress();
  const { may } = useWho();
  const one = address.path[1];
  if (one !== undefined) return <OneAction actionRef={one} />;
  const mayHave = may('actions.do');
  const show = address.query.get('show') === 'team' || !mayHave ? 'team' : 'mine';
  return (
    <div className="page">
      <PageHead title="Actions" />
      {mayHave && (
        <Tabs
          label="Whose actions"
          tabs={[
            ['mine', 'Mine'],
            ['team', 'The team’s'],
          ]}
          chosen={show}
          onChoose={(value) => go(withQuery(address, { show: value }), 'replace')}
        />
      )}
      {show === 'team' ? <TeamActions /> : <MyActions />}
    </div>
  );
}
