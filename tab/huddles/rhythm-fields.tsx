import { Choice, optionsOf, Words } from '../parts/fields.tsx';
import { type HowOften, LONG_DAYS, NTH_OPTIONS, OFTEN_WORDS, type Rhythm } from './how-often.ts';

const DAY_OPTIONS = LONG_DAYS.map((name, at) => [String(at + 1), name] as const);

/** How often a series meets: a preset with its weekdays, or any RRULE. */
export function RhythmFields({ rhythm, onRhythm }: { rhythm: Rhythm; onRhythm: (rhythm: Rhythm) => void }) {
  const { often, days, nth, other } = rhythm;
  const set = (change: Partial<Rhythm>): void => onRhythm({ ...rhythm, ...change });
  return (
    <div className="stack">
      <div className="form-pair">
        <Choice<HowOften>
          label="How often"
          value={often}
          options={optionsOf(OFTEN_WORDS)}
          onChoose={(chosen) => set({ often: chosen })}
        />
        {often === 'monthly' && (
          <Choice
            label="Which of the month"
            value={String(nth) as '1'}
            options={NTH_OPTIONS as readonly (readonly ['1', string])[]}
            onChoose={(chosen) => set({ nth: Number(chosen) })}
          />
        )}
        {(often === 'fortnightly' || often === 'four-weekly' || often === 'monthly') && (
          <Choice
            label="Day"
            value={String(days[0] ?? '') || 'none'}
            options={days.length === 0 ? [['none', 'Choose a day'], ...DAY_OPTIONS] : DAY_OPTIONS}
            onChoose={(chosen) => set({ days: chosen === 'none' ? [] : [Number(chosen)] })}
          />
        )}
      </div>
      {often === 'weekly' && (
        <fieldset>
          <legend className="field-label">On these days</legend>
          <div className="row">
            {LONG_DAYS.map((name, at) => (
              <label key={name} className="tick">
                <input
                  type="checkbox"
                  checked={days.includes(at + 1)}
                  onChange={({ target }) =>
                    set({
                      days: target.checked ? [...days, at + 1].sort() : days.filter((day) => day !== at + 1),
                    })
                  }
                />
                <abbr title={name}>{name.slice(0, 3)}</abbr>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      {often === 'other' && (
        <Words
          label="Rule"
          hint="An RRULE, such as FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1 for the last working day of each month"
          value={other}
          onText={(text) => set({ other: text })}
          maxLength={200}
        />
      )}
    </div>
  );
}
