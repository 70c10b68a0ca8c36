import { Button } from '@fluentui/react-components';
import { SparkleRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { HuddleDetail } from '../../src/huddles/huddle.ts';
import { useDeed } from '../api.ts';
import { Empty } from '../parts/empty.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useWho } from '../shell/who.tsx';
import { AddCase } from './add-case.tsx';
import { AgendaLater } from './agenda-later.tsx';
import { AgendaRow } from './agenda-row.tsx';
import { MinutesBar } from './minutes-bar.tsx';

/** The agenda before the huddle: filled by the planner, changed by hand; moved by dragging or with the arrow buttons. */
export function AgendaEditor({ huddle, mayEdit }: { huddle: HuddleDetail; mayEdit: boolean }) {
  const deed = useDeed();
  const say = useSay();
  const { me } = useWho();
  const isChair =
    me.member !== null &&
    ([huddle.chair?.id, huddle.deputy?.id].includes(me.member.id) || me.member.roles.includes('chair'));
  const [dragged, setDragged] = useState<string>();
  const [said, setSaid] = useState<string>();
  const fill = async (): Promise<void> => {
    const answer = await deed('huddles.fill', { huddleId: huddle.id });
    if (answer.refused === undefined) setSaid(answer.done.says.join(' '));
  };
  const move = async (itemId: string, from: number, to: number): Promise<void> => {
    const answer = await deed('huddles.moveItem', { itemId, to });
    if (answer.refused === undefined)
      say(`Moved to place ${answer.done.position}.`, () => deed('huddles.moveItem', { itemId, to: from }));
  };
  const remove = async (itemId: string, name: string): Promise<void> => {
    const answer = await deed('huddles.removeItem', { itemId });
    if (answer.refused === undefined)
      say(`${name} is off this agenda.`, () => deed('huddles.restoreItem', { itemId }));
  };
  const okLate = async (itemId: string, name: string): Promise<void> => {
    const answer = await deed('huddles.okLate', { itemId });
    if (answer.refused === undefined)
      say(`${name} is taken.`, () => deed('huddles.okLate', { itemId, ok: false }));
  };
  return (
    <section className="panel" aria-labelledby="agenda">
      <div className="panel-head">
        <h2 id="agenda">Agenda</h2>
        {mayEdit && (
          <Button size="small" icon={<SparkleRegular />} disabled={deed.busy} onClick={() => void fill()}>
            Fill from the cases
          </Button>
        )}
      </div>
      {huddle.items.length > 0 && <MinutesBar huddle={huddle} />}
      <RefusalNotice from={deed} />
      <p role="status" className={said === undefined ? 'unseen' : 'quiet'}>
        {said}
      </p>
      {huddle.items.length === 0 && (
        <Empty title="No cases yet">
          {mayEdit
            ? 'Fill it from the cases that are due: urgent first, then carried over, review due, new. Or add one below.'
            : 'The coordinator fills it from the cases that are due.'}
        </Empty>
      )}
      <ol className="plain lines">
        {huddle.items.map((item) => (
          <AgendaRow
            key={item.id}
            item={item}
            of={huddle.items.length}
            mayEdit={mayEdit}
            busy={deed.busy}
            isDragged={dragged === item.id}
            onDrag={setDragged}
            onDrop={() => {
              const from = huddle.items.find(({ id }) => id === dragged);
              setDragged(undefined);
              if (from !== undefined && from.id !== item.id) void move(from.id, from.position, item.position);
            }}
            move={(to) => void move(item.id, item.position, to)}
            remove={() => void remove(item.id, item.ref)}
            pin={(pinned) => void deed('huddles.pinItem', { itemId: item.id, pinned })}
            okLate={item.late && !item.lateOk && isChair ? () => void okLate(item.id, item.ref) : undefined}
          />
        ))}
      </ol>
      {mayEdit && <AgendaLater huddleId={huddle.id} />}
      {mayEdit && <AddCase huddle={huddle} />}
    </section>
  );
}
