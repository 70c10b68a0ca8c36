import { Button } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { type Day, showDay } from '../../src/core/day.ts';
import { DateField } from '../parts/date-field.tsx';
import { useToday } from '../shell/who.tsx';

/** A few single dates: typed in words, added one by one, taken away by a press. */
export function DaysField({
  label,
  days,
  onDays,
  hint,
}: {
  label: string;
  days: readonly Day[];
  onDays: (days: Day[]) => void;
  hint: string;
}) {
  const today = useToday();
  const [day, setDay] = useState<Day>();
  // A new field after each one added.
  const [added, setAdded] = useState(0);
  const add = (): void => {
    if (day === undefined) return;
    onDays([...new Set([...days, day])].sort());
    setAdded(added + 1);
  };
  return (
    <div className="stack">
      <div className="row">
        <div className="wide">
          <DateField key={added} label={label} hint={hint} onDay={setDay} />
        </div>
        <Button onClick={add} disabled={day === undefined}>
          Add
        </Button>
      </div>
      {days.length > 0 && (
        <ul className="plain row" aria-label={label}>
          {days.map((one) => (
            <li key={one} className="chip">
              {showDay(one, today)}
              <Button
                size="small"
                appearance="subtle"
                icon={<DismissRegular />}
                aria-label={`Take ${showDay(one, today)} away`}
                onClick={() => onDays(days.filter((other) => other !== one))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
