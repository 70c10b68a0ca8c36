import { Field, Input } from '@fluentui/react-components';
import { COHORTS, type Cohort } from '../../src/cases/case.ts';
import type { BankHolidayRule } from '../../src/huddles/kind.ts';
import { Choice, optionsOf, Words } from '../parts/fields.tsx';
import { MemberPicker } from '../parts/member-picker.tsx';
import { DaysField } from './days-field.tsx';
import { HOLIDAY_WORDS } from './how-often.ts';
import { RhythmFields } from './rhythm-fields.tsx';
import { type SeriesDraft, type SetDraft, templateOf } from './series-draft.ts';
import { TemplateFields } from './template-fields.tsx';

const isNumber = (text: string): boolean => text !== '' && Number.isFinite(Number(text));

/** What scheduling and changing a series have in common: its clock, its rhythm, its template, single dates. */
export function SeriesFields({ draft, set }: { draft: SeriesDraft; set: SetDraft }) {
  const template = templateOf(draft.kind);
  const defaultHint = (field: 'minutes' | 'minutesACase' | 'bankHolidays'): string | undefined =>
    draft[field] === template[field] ? 'default' : undefined;
  return (
    <>
      <RhythmFields rhythm={draft.rhythm} onRhythm={(rhythm) => set({ rhythm })} />
      <div className="form-pair">
        <Words label="Starts at" required value={draft.time} onText={(time) => set({ time })} type="time" />
        <Count
          label="Minutes"
          hint={defaultHint('minutes')}
          value={draft.minutes}
          min={5}
          max={240}
          step={5}
          onText={(minutes) => set({ minutes })}
        />
        <Count
          label="Minutes a case"
          hint={defaultHint('minutesACase')}
          value={draft.minutesACase}
          min={0.5}
          max={60}
          step={0.5}
          onText={(minutesACase) => set({ minutesACase })}
        />
      </div>
      <Choice<BankHolidayRule>
        label="On a bank holiday, or when we are closed, it"
        hint={defaultHint('bankHolidays')}
        value={draft.bankHolidays}
        options={optionsOf(HOLIDAY_WORDS)}
        onChoose={(bankHolidays) => set({ bankHolidays })}
      />
      <div className="form-pair">
        <Choice<Cohort | ''>
          label="Cases of"
          value={draft.cohort}
          options={[['', 'Every cohort'], ...optionsOf<Cohort>(COHORTS)]}
          onChoose={(cohort) => set({ cohort })}
        />
        <MemberPicker
          label="Chair"
          chosen={draft.chairId}
          onMember={(chairId) => set({ chairId })}
          who={({ roles }) => roles.includes('chair')}
        />
      </div>
      <TemplateFields draft={draft} set={set} />
      <details className="more">
        <summary>
          Single dates
          {draft.except.length + draft.extra.length > 0 && (
            <span className="quiet">
              {' '}
              · {draft.except.length} left out, {draft.extra.length} extra
            </span>
          )}
        </summary>
        <div className="stack">
          <DaysField
            label="Leave out"
            hint="A date on which it does not meet"
            days={draft.except}
            onDays={(except) => set({ except })}
          />
          <DaysField
            label="Extra date"
            hint="One more, at the same time"
            days={draft.extra}
            onDays={(extra) => set({ extra })}
          />
        </div>
      </details>
    </>
  );
}

function Count({
  label,
  hint,
  value,
  onText,
  ...limits
}: {
  label: string;
  hint: string | undefined;
  value: string;
  min: number;
  max: number;
  step: number;
  onText: (text: string) => void;
}) {
  return (
    <Field label={label} hint={hint ?? null} validationState={isNumber(value) ? 'none' : 'warning'}>
      <Input
        type="number"
        required
        {...limits}
        value={value}
        onChange={(_event, { value: text }) => onText(text)}
      />
    </Field>
  );
}
