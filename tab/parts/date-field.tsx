import { Field, Input } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { type Day, daysBetween, longWeekday, showDay } from '../../src/core/day.ts';
import { useAsk } from '../api.ts';
import { useToday } from '../shell/who.tsx';

const SETTLE_MS = 250;

/** A text that stops changing for a moment, so that each keystroke is not a question to the server. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/**
 * Reads a date in words, as every door does (`calendar.readDay`). Undefined while it is empty, not understood, or still
 * being read: the day of the words before must not be saved with these.
 */
export function useDayInWords(text: string): { day: Day | undefined; problem: string | undefined } {
  const words = useSettled(text.trim());
  const read = useAsk('calendar.readDay', { text: words }, { when: words !== '', staleMs: 3_600_000 });
  if (words === '' || words !== text.trim()) return { day: undefined, problem: undefined };
  return { day: read.data?.day, problem: read.refused?.sentence };
}

/** "Friday 4 Dec, in 10 days": what was understood, so that a wrong guess is seen at once. */
export function dayEcho(day: Day, today: Day): string {
  const days = daysBetween(today, day);
  const far =
    days === 0
      ? 'today'
      : days === 1
        ? 'tomorrow'
        : days > 0
          ? `in ${days} days`
          : days === -1
            ? 'yesterday'
            : `${-days} days ago`;
  return `${longWeekday(day)} ${showDay(day, today).slice(4)}, ${far}`;
}

/** A date, typed in words: "Friday", "in ten working days", "4 Dec". Tells the day, or undefined, each time it changes. */
export function DateField({
  label,
  onDay,
  start = '',
  hint = 'For example Friday, 4 Dec, in ten working days',
  required = false,
}: {
  label: string;
  onDay: (day: Day | undefined) => void;
  start?: string;
  hint?: string;
  required?: boolean;
}) {
  const today = useToday();
  const [text, setText] = useState(start);
  const { day, problem } = useDayInWords(text);
  // A form is not sent with a date that nobody has read yet, or that cannot be read.
  const unread = text.trim() === '' || day !== undefined ? '' : (problem ?? 'Reading the date…');
  // biome-ignore lint/correctness/useExhaustiveDependencies: tells of the day, not of a new function.
  useEffect(() => onDay(day), [day]);
  return (
    <Field
      label={label}
      required={required}
      hint={day === undefined ? hint : null}
      validationState={problem !== undefined ? 'warning' : day !== undefined ? 'success' : 'none'}
      validationMessage={problem ?? (day === undefined ? null : dayEcho(day, today))}
    >
      <Input
        input={{ ref: (input) => input?.setCustomValidity(unread) }}
        value={text}
        onChange={(_event, { value }) => setText(value)}
        autoComplete="off"
      />
    </Field>
  );
}
