import { Button } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular, DismissRegular, EditRegular } from '@fluentui/react-icons';
import { type KeyboardEvent, useState } from 'react';
import { type AgendaItem, WHY_WORDS } from '../../src/huddles/huddle.ts';
import { PersonRef, Priority, Tag } from '../parts/marks.tsx';
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
}) {
  const [editing, setEditing] = useState(false);
  const name = item.withheld ? 'this case' : item.ref;
  const canMove = mayEdit && !item.withheld;
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
              {item.priority !== null && <Priority priority={item.priority} />}
              <Tag {...(item.why === 'urgent' ? { tone: 'bad' } : {})}>{WHY_WORDS[item.why]}</Tag>
              {item.late && <Tag tone="warn">late</Tag>}
              {!item.fits && <Tag tone="warn">no room</Tag>}
              <small className="number">{item.minutes} min</small>
            </p>
            <p>{item.question}</p>
            {item.presenter !== null && <small>{item.presenter.name} presents</small>}
          </>
        )}
      </div>
      {canMove && (
        <div className="agenda-buttons">
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
