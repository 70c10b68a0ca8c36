import { Button, Select } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { type FocusEvent, type RefObject, useEffect, useRef, useState } from 'react';
import {
  ACTION_PRIORITIES,
  type ActionPriority,
  DEFAULT_DUE_WORKING_DAYS,
} from '../../src/actions/action.ts';
import { type Day, showDay } from '../../src/core/day.ts';
import { type Answer, type Deed, type Output, useDeed } from '../api.ts';
import { Combo } from '../parts/combo.tsx';
import { dayEcho, useDayInWords } from '../parts/date-field.tsx';
import { type Colleague, useColleagueOption, useTeam } from '../parts/member-picker.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useToday } from '../shell/who.tsx';
import { type Line, readLine } from './read-line.ts';
import './actions.css';

/** What a line came to: one owner, and a date or the default. */
export type Ready = { title: string; ownerId: string; due?: Day; priority: ActionPriority };

/**
 * One line: "@who what when", Enter. Below it stands what was understood, before anything is saved. `keep` takes a line
 * that lacks an owner or a date, when it is entered or left, so that it is not lost; without it the line waits in the field.
 */
export function Composer({
  caseRef,
  huddleId,
  fieldRef,
  words = '',
  label = 'New action: @who what when',
  save: saveLine,
  keep,
}: {
  caseRef: string;
  huddleId?: string;
  fieldRef?: RefObject<HTMLInputElement | null>;
  /** Said already, and lacking something: what is typed is added to it. */
  words?: string;
  label?: string;
  save?: (line: Ready, deed: Deed) => Promise<Answer<Output<'actions.assign'>>>;
  keep?: (words: string, isLeaving: boolean) => void;
}) {
  const team = useTeam();
  const optionOf = useColleagueOption();
  const today = useToday();
  const deed = useDeed();
  const say = useSay();
  const [text, setText] = useState('');
  const [priority, setPriority] = useState<ActionPriority>('amber');
  // Enter came while the date was still being read.
  const [wanted, setWanted] = useState(false);
  const whole = `${words} ${text}`;
  const line = readLine(whole, team);
  const when = useDayInWords(line.when ?? '');
  const picking = text.includes('@') && line.owner === undefined;
  const reading = line.when !== undefined && when.day === undefined && when.problem === undefined;
  const lacks = whatItLacks(line, when.problem);
  const isEmpty = whole.trim() === '';

  const save = async (): Promise<void> => {
    setWanted(false);
    if (line.owner === undefined || deed.busy) return;
    const ready: Ready = {
      title: line.title,
      ownerId: line.owner.id,
      priority,
      ...(when.day === undefined ? {} : { due: when.day }),
    };
    const assign = { caseRef, ...ready, ...(huddleId === undefined ? {} : { huddleId }) };
    const answer = await (saveLine?.(ready, deed) ?? deed('actions.assign', assign));
    if (answer.refused !== undefined) return;
    const { ref, owner, due, warning, overlaps = [] } = answer.done;
    const [alike] = overlaps;
    const more = [warning, alike && `It may be there already: ${alike.ref}, ${alike.owner}.`];
    // The next line may have been begun while this one was on its way.
    setText((now) => (now.startsWith(text) ? now.slice(text.length).trimStart() : now));
    say([`${ref}: ${owner}, due ${showDay(due, today)}.`, ...more].filter(Boolean).join(' '), () =>
      deed('actions.cancel', { ref, reason: 'entered_in_error' }),
    );
  };
  const keepIt = (isLeaving: boolean): void => {
    if (keep === undefined || text.trim() === '' || deed.busy) return;
    keep(text.trim(), isLeaving);
    setText('');
  };
  const enter = (): void => {
    if (lacks !== undefined) keepIt(false);
    else if (reading) setWanted(true);
    else void save();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the date has been read, and only then.
  useEffect(() => {
    if (wanted && !reading) enter();
  }, [wanted, reading]);
  const leave = (event: FocusEvent<HTMLFormElement>): void => {
    const stays = event.currentTarget.contains(event.relatedTarget);
    if (!stays && lacks !== undefined) keepIt(false);
  };
  // The case is left by somebody else's hand: what stands in the line goes with the case.
  const onLeave = useRef(keepIt);
  onLeave.current = keepIt;
  useEffect(() => () => onLeave.current(true), []);

  return (
    <form
      className="composer"
      aria-label={`${words === '' ? 'New action' : 'Owner and date'} for ${caseRef}`}
      onBlur={leave}
      onSubmit={(event) => {
        event.preventDefault();
        enter();
      }}
    >
      <div className="composer-line">
        <Combo
          label={label}
          placeholder={words === '' ? '@who what when ⏎' : '@who when ⏎'}
          value={text}
          onText={setText}
          {...(fieldRef === undefined ? {} : { inputRef: fieldRef })}
          options={picking ? line.could.slice(0, 6).map(optionOf) : []}
          onPick={(id) =>
            setText(
              withOwner(
                text,
                team.find((member) => member.id === id),
              ),
            )
          }
          onEnter={enter}
        />
        <Button
          type="submit"
          icon={<AddRegular />}
          aria-label="Add the action"
          disabled={(lacks !== undefined && keep === undefined) || deed.busy}
        />
      </div>
      <div className={isEmpty ? 'composer-echo composer-hint' : 'composer-echo'}>
        <p role="status">
          {isEmpty
            ? 'For example: @Priya book echo by Friday'
            : (lacks ?? (reading ? 'Reading the date…' : understood(line, when.day, priority, today)))}
        </p>
        {!isEmpty && (words === '' || lacks === undefined) && (
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

const understood = (
  line: Line<Colleague>,
  day: Day | undefined,
  priority: ActionPriority,
  today: Day,
): string =>
  [
    line.owner?.name,
    line.title,
    day === undefined
      ? `due in ${DEFAULT_DUE_WORKING_DAYS[priority]} working days (default)`
      : `due ${dayEcho(day, today)}`,
  ].join(' · ');

function whatItLacks(line: Line<Colleague>, problem: string | undefined): string | undefined {
  if (line.owner === undefined)
    return line.could.length > 1 ? 'Who? Choose one of the names.' : 'Who? Type @ and a name of the team.';
  if (line.title === '') return `What will ${line.owner.name} do?`;
  return problem;
}

/** "@pri book echo" becomes "@Priya Shah book echo". */
const withOwner = (text: string, member: Colleague | undefined): string =>
  member === undefined ? text : `${text.replace(/@\S*/, `@${member.name}`)} `.replace(/ {2}$/, ' ');
