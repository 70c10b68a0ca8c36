import { Button } from '@fluentui/react-components';
import { dayOf, type Instant, showDay, showTime, timeOf } from '../../src/core/day.ts';
import { kindOf, MESSAGE_STATES, NOTHING_LEFT, whyNot } from '../../src/reminders/message.ts';
import { type Output, useDeed } from '../api.ts';
import { Tag } from '../parts/marks.tsx';
import type { Column } from '../parts/table.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useToday, useWho } from '../shell/who.tsx';

type Line = Output<'reminders.messages'>[number];
const TONES = { sent: 'good', failed: 'bad', parked: 'warn' } as const;
const toneOf = (state: string) => (state in TONES ? TONES[state as keyof typeof TONES] : undefined);

export const LEDGER_COLUMNS: readonly Column<Line>[] = [
  { head: 'What', cell: ({ kind }) => kindOf(kind).words },
  { head: 'To', cell: ({ to }) => to ?? 'The channel' },
  { head: 'Due', cell: ({ expectedAt }) => <At instant={expectedAt} /> },
  { head: 'State', cell: (line) => <State line={line} /> },
  { head: 'Why, and what to do', cell: (line) => <Why line={line} /> },
];

export function At({ instant }: { instant: Instant }) {
  const today = useToday();
  const day = dayOf(instant);
  return (
    <time dateTime={instant}>
      {day === today ? '' : `${showDay(day, today)}, `}
      {showTime(timeOf(instant))}
    </time>
  );
}

function State({ line }: { line: Line }) {
  const tone = toneOf(line.state);
  return (
    <span className="ledger-state">
      <Tag {...(tone !== undefined && { tone })}>{MESSAGE_STATES[line.state]}</Tag>
      {line.sentAt !== null && line.state === 'sent' && (
        <small>
          <At instant={line.sentAt} />
          {line.lateByMinutes !== null && `, ${late(line.lateByMinutes)} late`}
        </small>
      )}
      {line.actedAt !== null && (
        <small>
          pressed <At instant={line.actedAt} />
        </small>
      )}
    </span>
  );
}
const late = (minutes: number): string =>
  minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;

function Why({ line }: { line: Line }) {
  const { may } = useWho();
  const deed = useDeed();
  const say = useSay();
  const isLost = line.state === 'failed' || line.state === 'parked';
  const again = async (): Promise<void> => {
    const answer = await deed('reminders.retry', { id: line.id });
    if (answer.refused === undefined) say('It is sent again. Its state here says what becomes of it.');
  };
  return (
    <>
      {line.state === 'withdrawn' ? (
        <span>{NOTHING_LEFT}</span>
      ) : (
        line.error !== null && <span>{whyNot(line.error)}</span>
      )}
      {line.perhapsTwice && (
        <span> It may have gone twice: the connection broke after it had been sent.</span>
      )}
      {line.attempts > 1 && <small> Tried {line.attempts} times.</small>}
      {isLost && may('configure') && (
        <Button
          className="ledger-again"
          size="small"
          disabled={deed.busy}
          onClick={() => void again()}
          aria-label={`Send again: ${kindOf(line.kind).words} to ${line.to ?? 'the channel'}`}
        >
          Send again
        </Button>
      )}
      <RefusalNotice from={deed} />
    </>
  );
}
