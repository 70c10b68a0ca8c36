import { Button, Select } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { type RefObject, useState } from 'react';
import {
  ACTION_PRIORITIES,
  type ActionPriority,
  DEFAULT_DUE_WORKING_DAYS,
} from '../../src/actions/action.ts';
import { showDay } from '../../src/core/day.ts';
import { useDeed } from '../api.ts';
import { Combo } from '../parts/combo.tsx';
import { dayEcho, useDayInWords } from '../parts/date-field.tsx';
import { type Colleague, colleagueOption, useTeam } from '../parts/member-picker.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useToday } from '../shell/who.tsx';
import { type Line, readLine } from './read-line.ts';
import './actions.css';

/** One line: "@who what when", Enter. Below it stands what was understood, before anything is saved. */
export function Composer({
  caseRef,
  huddleId,
  fieldRef,
}: {
  caseRef: string;
  huddleId?: string;
  fieldRef?: RefObject<HTMLInputElement | null>;
}) {
  const team = useTeam();
  const today = useToday();
  const deed = useDeed();
  const say = useSay();
  const [text, setText] = useState('');
  const [priority, setPriority] = useState<ActionPriority>('amber');
  const line = readLine(text, team);
  const when = useDayInWords(line.when ?? '');
  const picking = text.includes('@') && line.owner === undefined;
  const lacks = whatItLacks(line, when);

  const save = async (): Promise<void> => {
    if (lacks !== undefined || line.owner === undefined || deed.busy) return;
    const answer = await deed('actions.assign', {
      caseRef,
      title: line.title,
      ownerId: line.owner.id,
      priority,
      ...(when.day === undefined ? {} : { due: when.day }),
      ...(huddleId === undefined ? {} : { huddleId }),
    });
    if (answer.refused !== undefined) return;
    const { ref, owner, due, warning } = answer.done;
    setText('');
    say(`${ref}: ${owner}, due ${showDay(due, today)}.${warning === undefined ? '' : ` ${warning}`}`, () =>
      deed('actions.cancel', { ref, reason: 'entered_in_error' }),
    );
  };

  return (
    <form
      className="composer"
      aria-label={`New action for ${caseRef}`}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="composer-line">
        <Combo
          label="New action: @who what when"
          placeholder="@who what when ⏎"
          value={text}
          onText={setText}
          {...(fieldRef === undefined ? {} : { inputRef: fieldRef })}
          options={picking ? line.could.slice(0, 6).map(colleagueOption) : []}
          onPick={(id) =>
            setText(
              withOwner(
                text,
                team.find((member) => member.id === id),
              ),
            )
          }
          onEnter={() => void save()}
        />
        <Button
          type="submit"
          icon={<AddRegular />}
          aria-label="Add the action"
          disabled={lacks !== undefined || deed.busy}
        />
      </div>
      <div className={text.trim() === '' ? 'composer-echo composer-hint' : 'composer-echo'}>
        <p role="status">
          {text.trim() === ''
            ? 'For example: @Priya book echo by Friday'
            : (lacks ??
              [
                line.owner?.name,
                line.title,
                when.day === undefined
                  ? `due in ${DEFAULT_DUE_WORKING_DAYS[priority]} working days (default)`
                  : `due ${dayEcho(when.day, today)}`,
              ].join(' · '))}
        </p>
        {text.trim() !== '' && (
          <Select
            size="small"
            aria-label="Priority"
            value={priority}
            onChange={(_event, { value }) =>
              setPriority(ACTION_PRIORITIES.find((one) => one === value) ?? 'amber')
            }
          >
            <option value="red">Red</option>
            <option value="amber">Amber</option>
            <option value="green">Green</option>
          </Select>
        )}
      </div>
      <RefusalNotice from={deed} />
    </form>
  );
}

function whatItLacks(
  line: Line<Colleague>,
  when: { day: string | undefined; problem: string | undefined },
): string | undefined {
  if (line.owner === undefined)
    return line.could.length > 1 ? 'Who? Choose one of the names.' : 'Who? Type @ and a name of the team.';
  if (line.title === '') return `What will ${line.owner.name} do?`;
  if (when.problem !== undefined) return when.problem;
  return line.when !== undefined && when.day === undefined ? 'Reading the date…' : undefined;
}

/** "@pri book echo" becomes "@Priya Shah book echo". */
const withOwner = (text: string, member: Colleague | undefined): string =>
  member === undefined ? text : `${text.replace(/@\S*/, `@${member.name}`)} `.replace(/ {2}$/, ' ');
