import { Button } from '@fluentui/react-components';
import {
  ArrowDownRegular,
  ArrowUpRegular,
  DismissRegular,
  EditRegular,
  PinFilled,
  PinRegular,
} from '@fluentui/react-icons';
import { type KeyboardEvent, useState } from 'react';
import type { AgendaItem } from '../../src/huddles/huddle.ts';
import { PersonRef } from '../parts/marks.tsx';
import { href } from '../shell/address.ts';
import { AgendaTags } from './agenda-tags.tsx';
import { EditItem } from './edit-item.tsx';

/** One case on an agenda. Dragged by its place, moved by arrows (buttons, or Alt with the arrow keys), taken off with undo. */
export function AgendaRow({
  item,
  of,
  mayEdit,
  busy,
  isDragged,
  onDrag,
  onDrop,
  move,
  remove,
  pin,
  okLate,
}: {
  item: AgendaItem;
  of: number;
  mayEdit: boolean;
  busy: boolean;
  isDragged: boolean;
  onDrag: (id: string | undefined) => void;
  onDrop: () => void;
  move: (to: number) => void;
  remove: () => void;
  pin: (pinned: boolean) => void;
  /** The chair's yes to a late case; undefined where none is asked of this reader. */
  okLate?: (() => void) | undefined;
}) {
  const [editing, setEditing] = useState(false);
  const name = item.withheld ? 'this case' : item.ref;
  const canMove = mayEdit && !item.withheld && item.state !== 'discussed';
  const press = (event: KeyboardEvent): void => {
    if (!canMove || !event.altKey) return;
    if (event.key === 'ArrowUp' && item.position > 1) move(item.position - 1);
    else if (event.key === 'ArrowDown' && item.position < of) move(item.position + 1);
    else return;
    event.preventDefault();
  };
  return (
    <li
      className={isDragged ? 'agenda-row agenda-dragged' : 'agenda-row'}
      draggable={canMove}
      onDragStart={() => onDrag(item.id)}
      onDragEnd={() => onDrag(undefined)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={onDrop}
      onKeyDown={press}
    >
      <span className="agenda-place number">{item.position}</span>
      <div className="agenda-words">
        {item.withheld ? (
          <p className="quiet">A case that is not shown to your organisation</p>
        ) : (
          <>
            <p className="row">
              <PersonRef person={item.ref} />
              <AgendaTags item={item} />
            </p>
            <p>{item.question}</p>
            {item.because !== '' && <small>{item.because}</small>}
            {item.late && item.reason !== '' && <small>Why now: {item.reason}</small>}
            <small className="row">
              {item.presenter !== null && <span>{item.presenter.name} presents</span>}
              <a href={href(`huddles/prep/${item.id}`)} aria-label={`Prepare ${item.ref}`}>
                Prepare
              </a>
            </small>
            {okLate !== undefined && (
              <p className="row">
                <Button size="small" appearance="primary" disabled={busy} onClick={okLate}>
                  Take it, though late
                </Button>
              </p>
            )}
          </>
        )}
      </div>
      {canMove && (
        <div className="agenda-buttons">
          <Button
            size="small"
            appearance="subtle"
            icon={item.pinned ? <PinFilled /> : <PinRegular />}
            disabled={busy}
            aria-pressed={item.pinned}
            aria-label={item.pinned ? `Let the planner place ${name}` : `Pin ${name} here`}
            title={item.pinned ? 'Pinned: the planner leaves it here' : 'Pin it here'}
            onClick={() => pin(!item.pinned)}
          />
          <Button
            size="small"
            appearance="subtle"
            icon={<EditRegular />}
            aria-expanded={editing}
            aria-label={`Change ${name}`}
            onClick={() => setEditing(!editing)}
          />
          <Button
            size="small"
            appearance="subtle"
            icon={<ArrowUpRegular />}
            disabled={busy || item.position === 1}
            aria-label={`Move ${name} up`}
            onClick={() => move(item.position - 1)}
          />
          <Button
            size="small"
            appearance="subtle"
            icon={<ArrowDownRegular />}
            disabled={busy || item.position === of}
            aria-label={`Move ${name} down`}
            onClick={() => move(item.position + 1)}
          />
          <Button
            size="small"
            appearance="subtle"
            icon={<DismissRegular />}
            disabled={busy}
            aria-label={`Take ${name} off`}
            onClick={remove}
          />
        </div>
      )}
      {editing && <EditItem item={item} done={() => setEditing(false)} />}
    </li>
  );
}
