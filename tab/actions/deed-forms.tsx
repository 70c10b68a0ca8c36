import { type ReactNode, useState } from 'react';
import {
  type Action,
  CANCEL_REASONS,
  type CancelReason,
  NOT_DONE_REASONS,
  type NotDoneReason,
} from '../../src/actions/action.ts';
import { BLOCKED_REASONS, type BlockedReason } from '../../src/actions/blocked-reason.ts';
import { type Day, showDay } from '../../src/core/day.ts';
import type { Answer, Deed } from '../api.ts';
import { DateField } from '../parts/date-field.tsx';
import { Choice, optionsOf, Words } from '../parts/fields.tsx';
import { MemberPicker } from '../parts/member-picker.tsx';

export type Which = 'block' | 'snooze' | 'give' | 'help' | 'date' | 'decline' | 'not_done' | 'cancel';
export const WHICH: Record<Which, string> = {
  block: 'Blocked…',
  snooze: 'Snooze…',
  give: 'Give to…',
  help: 'Ask for help…',
  date: 'Change the date…',
  decline: 'Decline…',
  not_done: 'Not done…',
  cancel: 'Cancel…',
};
/** What is sent, and what is said when it is done; undefined while something is not chosen yet. */
export type Send = (
  deed: Deed,
  action: Action,
) => Promise<readonly [answer: Answer<Action>, said: string, undo?: () => Promise<Answer<unknown>>]>;

/** The fields of one deed, and how they are sent. */
export function useForm(which: Which | undefined): { fields: ReactNode; send: Send | undefined } {
  const [words, setWords] = useState('');
  const [more, setMore] = useState('');
  const [member, setMember] = useState<string>();
  const [day, setDay] = useState<Day>();
  const [reason, setReason] = useState<NotDoneReason>('persons_choice');
  const [cancel, setCancel] = useState<CancelReason>('entered_in_error');
  const [kind, setKind] = useState<BlockedReason | ''>('');
  const optional = <T extends string>(name: T, text: string) => (text === '' ? {} : { [name]: text });
  switch (which) {
    case undefined:
      return { fields: null, send: undefined };
    case 'block':
      return {
        fields: (
          <>
            <Words label="What stands in the way?" value={words} onText={setWords} lines />
            <Choice
              label="What kind of reason is it?"
              value={kind}
              options={[['', 'Not said'], ...optionsOf(BLOCKED_REASONS)]}
              onChoose={setKind}
            />
            <Words label="What would unblock it? (optional)" value={more} onText={setMore} lines />
          </>
        ),
        send: async (deed, { ref }) => [
          await deed('actions.block', {
            ref,
            because: words,
            unblocks: more,
            ...(kind === '' ? {} : { reason: kind }),
          }),
          `${ref} is blocked.`,
        ],
      };
    case 'snooze':
      return {
        fields: (
          <>
            <DateField label="Remind me again from" onDay={setDay} required />
            <Words label="Why does it wait?" value={words} onText={setWords} lines />
          </>
        ),
        send:
          day === undefined
            ? undefined
            : async (deed, { ref }) => [
                await deed('actions.snooze', { ref, until: day, why: words }),
                `${ref} is snoozed to ${showDay(day)}.`,
              ],
      };
    case 'give':
      return {
        fields: (
          <MemberPicker
            label="Who takes it on?"
            chosen={member}
            onMember={setMember}
            hint="Whoever has it keeps it until the other accepts."
          />
        ),
        send:
          member === undefined
            ? undefined
            : async (deed, { ref }) => [
                await deed('actions.reassign', { ref, ownerId: member }),
                `${ref} was given away.`,
              ],
      };
    case 'help':
      return {
        fields: (
          <MemberPicker
            label="Who helps?"
            chosen={member}
            onMember={setMember}
            hint="They see it among their own; the owner still answers for it and is the one who is reminded."
          />
        ),
        send:
          member === undefined
            ? undefined
            : async (deed, { ref }) => [
                await deed('actions.help', { ref, memberId: member }),
                `${ref} has a helper.`,
                () => deed('actions.stopHelping', { ref, memberId: member }),
              ],
      };
    case 'date':
      return {
        fields: <DateField label="New date" onDay={setDay} required />,
        send:
          day === undefined
            ? undefined
            : async (deed, { ref, version }) => [
                await deed('actions.change', { ref, version, due: day }),
                `${ref} is due ${showDay(day)}.`,
              ],
      };
    case 'decline':
      return {
        fields: <Words label="Why can’t you take it on?" value={words} onText={setWords} lines />,
        send: async (deed, { ref }) => [
          await deed('actions.decline', { ref, why: words }),
          `${ref} is declined.`,
        ],
      };
    case 'not_done':
      return {
        fields: (
          <>
            <Choice
              label="Why was it not done?"
              value={reason}
              options={optionsOf(NOT_DONE_REASONS)}
              onChoose={setReason}
            />
            <Words label="In your words (optional)" value={words} onText={setWords} lines />
          </>
        ),
        send: async (deed, { ref }) => [
          await deed('actions.notDone', { ref, reason, ...optional('words', words) }),
          `${ref} is closed as not done.`,
        ],
      };
    case 'cancel':
      return {
        fields: (
          <Choice
            label="Why should it not be there?"
            value={cancel}
            options={optionsOf(CANCEL_REASONS)}
            onChoose={setCancel}
            hint="It counts nowhere. What was tried and not done is closed as not done."
          />
        ),
        send: async (deed, { ref }) => [
          await deed('actions.cancel', { ref, reason: cancel }),
          `${ref} is cancelled.`,
        ],
      };
  }
}
