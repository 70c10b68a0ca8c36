import { Field, Select, Textarea } from '@fluentui/react-components';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { addMinutes, showTime, timeOf } from '../../src/core/day.ts';
import { useWho } from '../shell/who.tsx';
import { ClashNotice } from './clash-notice.tsx';
import { caretAfter, whoWrote } from './draft.ts';
import type { FieldState, Writing } from './use-draft.ts';

type Props = { writing: Writing; field: string; label: string };

/** Words that several may write at once: they save themselves, say how it stands, and show both sides of a conflict. */
export function SharedWords({ writing, field, label, id }: Props & { id?: string }) {
  const words = writing.draft.mine[field] ?? '';
  const caret = useSteadyCaret(words);
  const state = useId();
  return (
    <div className="shared-field">
      <Field label={label}>
        <Textarea
          {...(id === undefined ? {} : { id })}
          textarea={{ ref: caret.ref }}
          className="grows"
          value={words}
          aria-describedby={state}
          onChange={(_event, { value }) => {
            caret.mine(value);
            writing.type(field, value);
          }}
          onBlur={writing.flush}
        />
      </Field>
      <HowItStands id={state} state={writing.stateOf(field)} />
      <Conflict writing={writing} field={field} say={(value) => value} both />
    </div>
  );
}

/** A choice that several may make at once. */
export function SharedChoice({
  writing,
  field,
  label,
  id,
  children,
}: Props & { id?: string; children: ReactNode }) {
  const list = useRef<HTMLSelectElement>(null);
  const inWords = (value: string): string =>
    [...(list.current?.options ?? [])].find((option) => option.value === value)?.text ?? value;
  const state = useId();
  return (
    <div className="shared-field">
      <Field label={label}>
        <Select
          {...(id === undefined ? {} : { id })}
          select={{ ref: list }}
          value={writing.draft.mine[field] ?? ''}
          aria-describedby={state}
          onChange={(_event, { value }) => writing.type(field, value)}
          onBlur={writing.flush}
        >
          {children}
        </Select>
      </Field>
      <HowItStands id={state} state={writing.stateOf(field)} />
      <Conflict writing={writing} field={field} say={inWords} />
    </div>
  );
}

const STATES: Record<FieldState['is'], string> = {
  quiet: '',
  typing: '',
  saving: 'Saving…',
  saved: 'Saved',
  kept: 'Kept here, not sent',
  refused: 'Not saved',
  clash: 'Choose below',
};

function HowItStands({ id, state }: { id: string; state: FieldState }) {
  const { aheadMinutes } = useWho();
  const at = state.is === 'saved' ? ` ${showTime(timeOf(addMinutes(state.at, aheadMinutes)))}` : '';
  return (
    <small id={id} className={`field-state field-${state.is}`}>
      {STATES[state.is]}
      {at}
    </small>
  );
}

function Conflict({
  writing,
  field,
  say,
  both = false,
}: {
  writing: Writing;
  field: string;
  say: (value: string) => string;
  both?: boolean;
}) {
  const { me } = useWho();
  const clash = writing.draft.clashes[field];
  if (clash === undefined) return null;
  return (
    <ClashNotice
      clash={clash}
      who={whoWrote(writing.by, me.member?.id)}
      say={say}
      both={both}
      choose={(choice) => writing.choose(field, choice)}
    />
  );
}

/** Somebody else's change under the writer's hands leaves the caret at the same letter. */
function useSteadyCaret(words: string) {
  const ref = useRef<HTMLTextAreaElement>(null);
  const last = useRef(words);
  // Read while the old words still stand in the field: with the new ones the browser puts the caret at their end.
  const { selectionStart: start = 0, selectionEnd: end = 0 } = ref.current ?? {};
  useLayoutEffect(() => {
    const before = last.current;
    last.current = words;
    if (before === words || ref.current !== document.activeElement) return;
    ref.current?.setSelectionRange(caretAfter(before, words, start), caretAfter(before, words, end));
  });
  return {
    ref,
    mine: (value: string): void => {
      last.current = value;
    },
  };
}
