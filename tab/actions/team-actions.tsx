import { Button, Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import { ACTION_STATUS_CODES, ACTION_STATUSES, isOpen } from '../../src/actions/action.ts';
import { type Input, useAsk } from '../api.ts';
import { Empty } from '../parts/empty.tsx';
import { Choice, optionsOf } from '../parts/fields.tsx';
import { useTeam } from '../parts/member-picker.tsx';
import { Lines } from '../parts/skeletons.tsx';
import { type Address, go, useAddress, withQuery } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useWho } from '../shell/who.tsx';
import { ActionLine } from './action-line.tsx';
import { BulkBar } from './bulk-bar.tsx';
import './actions.css';

/** The team's actions; the filters stand in the address, so that a view can be kept or sent. */
export function TeamActions() {
  const address = useAddress();
  const { data, refused, waiting, again } = useAsk('actions.list', filtersIn(address), { keep: true });
  const { may } = useWho();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [isPicking, setPicking] = useState(false);
  // What another filter hides, or somebody ended meanwhile, is no longer chosen.
  const chosen = (data ?? []).filter((action) => picked.has(action.id) && isOpen(action));
  const toggle = (id: string): void =>
    setPicked(
      (before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]),
    );
  const stop = (): void => {
    setPicked(new Set());
    setPicking(false);
  };
  return (
    <section className="panel" aria-label="The team’s actions">
      <Filters address={address} />
      <RefusalNotice from={{ refused }} again={again} />
      {waiting && <Lines count={8} />}
      {data !== undefined && data.length === 0 && (
        <Empty title="No action fits">Take a filter away to see more.</Empty>
      )}
      {data !== undefined && data.length > 0 && (
        <>
          <div className="row row-apart">
            <p className="quiet number" role="status">
              {data.length === 1 ? '1 action' : `${data.length} actions`}
            </p>
            {may('actions.do') && (
              <div className="row">
                {isPicking && (
                  <Button
                    size="small"
                    onClick={() => setPicked(new Set(data.filter(isOpen).map(({ id }) => id)))}
                  >
                    Choose all
                  </Button>
                )}
                <Button size="small" onClick={() => (isPicking ? stop() : setPicking(true))}>
                  {isPicking ? 'Done choosing' : 'Choose several'}
                </Button>
              </div>
            )}
          </div>
          {isPicking && chosen.length > 0 && <BulkBar picked={chosen} done={stop} />}
          <ul className="plain lines">
            {data.map((action) => (
              <ActionLine
                key={action.id}
                action={action}
                withOwner
                pick={
                  isPicking && isOpen(action)
                    ? { isPicked: picked.has(action.id), toggle: () => toggle(action.id) }
                    : undefined
                }
              />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Filters({ address }: { address: Address }) {
  const team = useTeam();
  const organisations = [...new Set(team.map((member) => member.organisation))].sort();
  const choose = (name: string, value: string): void => go(withQuery(address, { [name]: value }), 'replace');
  const now = (name: string): string => address.query.get(name) ?? '';
  return (
    <div className="filters">
      <Choice
        label="Owner"
        value={now('owner')}
        options={[['', 'Everybody'], ...team.map(({ id, name }): [string, string] => [id, name])]}
        onChoose={(value) => choose('owner', value)}
      />
      <Choice
        label="Organisation"
        value={now('organisation')}
        options={[['', 'All'], ...organisations.map((name): [string, string] => [name, name])]}
        onChoose={(value) => choose('organisation', value)}
      />
      <Choice
        label="Status"
        value={now('status')}
        options={[['', 'Open'], ...optionsOf<string>(ACTION_STATUSES)]}
        onChoose={(value) => choose('status', value)}
      />
      <Checkbox
        label="Overdue only"
        checked={now('overdue') === 'yes'}
        onChange={(_event, { checked }) => choose('overdue', checked === true ? 'yes' : '')}
      />
    </div>
  );
}

function filtersIn({ query }: Address): Input<'actions.list'> {
  const owner = query.get('owner');
  const organisation = query.get('organisation');
  const status = ACTION_STATUS_CODES.find((code) => code === query.get('status'));
  return {
    ...(owner === null ? {} : { owner }),
    ...(organisation === null ? {} : { organisation }),
    ...(status === undefined ? {} : { status: [status] }),
    ...(query.get('overdue') === 'yes' ? { overdue: true } : {}),
  };
}
