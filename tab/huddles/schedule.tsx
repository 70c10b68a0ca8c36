import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { COHORT_CODES, COHORTS } from '../../src/cases/case.ts';
import { type Day, showDay } from '../../src/core/day.ts';
import { type BankHolidayRule, type HuddleKind, KINDS } from '../../src/huddles/kind.ts';
import { useDeed } from '../api.ts';
import { DateField } from '../parts/date-field.tsx';
import { Choice, optionsOf, Words } from '../parts/fields.tsx';
import { PageHead } from '../parts/marks.tsx';
import { MemberPicker } from '../parts/member-picker.tsx';
import { go, href } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useToday } from '../shell/who.tsx';
import { HOLIDAY_WORDS, type HowOften, KIND_OPTIONS, OFTEN, oftenWords, ruleOf, usual } from './how-often.ts';
import { SchedulePreview } from './schedule-preview.tsx';

/** Schedules a series; its dates stand beside the form before anything is made. */
export function Schedule() {
  const today = useToday();
  const deed = useDeed();
  const say = useSay();
  const [kind, setKind] = useState<HuddleKind>('weekly');
  const [name, setName] = useState('');
  const [cohort, setCohort] = useState('');
  const [first, setFirst] = useState<Day>();
  const [time, setTime] = useState('08:45');
  const [often, setOften] = useState<HowOften>('weekly');
  const [minutes, setMinutes] = useState(KINDS.weekly.minutes);
  const [bankHolidays, setBankHolidays] = useState<BankHolidayRule>(KINDS.weekly.bankHolidays);
  const [joinUrl, setJoinUrl] = useState('');
  const [chairId, setChair] = useState<string>();
  const timetable =
    first === undefined || time === ''
      ? undefined
      : { rule: ruleOf(often, first), start: `${first}T${time}`, bankHolidays };

  const choose = (next: HuddleKind): void => {
    setKind(next);
    setOften(usual[next]);
    setMinutes(KINDS[next].minutes);
    setBankHolidays(KINDS[next].bankHolidays);
  };
  const save = async (): Promise<void> => {
    if (timetable === undefined) return;
    const answer = await deed('huddles.schedule', {
      ...timetable,
      name: name.trim() === '' ? KINDS[kind].words : name.trim(),
      kind,
      minutes,
      cohort: COHORT_CODES.find((code) => code === cohort) ?? null,
      joinUrl: joinUrl.trim() === '' ? null : joinUrl.trim(),
      ...(chairId === undefined ? {} : { chairId }),
    });
    if (answer.refused !== undefined) return;
    const { seriesId, huddles } = answer.done;
    const next = huddles[0];
    say(next === undefined ? 'Scheduled.' : `Scheduled: the first is ${showDay(next.day, today)}.`, () =>
      deed('huddles.undoSchedule', { seriesId }),
    );
    // The list, since the huddle's own page would be gone after an undo.
    go('huddles');
  };
  return (
    <div className="page">
      <PageHead title="Schedule a huddle" about={<a href={href('huddles')}>All huddles</a>} />
      <div className="two">
        <section className="panel" aria-label="The huddle">
          <form
            className="form"
            onSubmit={(event) => {
              event.preventDefault();
              void save();
            }}
          >
            <div className="form-pair">
              <Choice label="Kind" value={kind} options={KIND_OPTIONS} onChoose={choose} />
              <Words
                label="Name"
                value={name}
                onText={setName}
                placeholder={KINDS[kind].words}
                maxLength={80}
              />
            </div>
            <DateField label="First day" hint="For example Tuesday, or 1 Dec" onDay={setFirst} required />
            <div className="form-pair">
              <Words label="Starts at" required value={time} onText={setTime} type="time" />
              <Field label="Minutes">
                <Input
                  type="number"
                  min={5}
                  max={240}
                  step={5}
                  value={String(minutes)}
                  onChange={(_event, { value }) => setMinutes(Number(value))}
                />
              </Field>
            </div>
            <div className="form-pair">
              <Choice
                label="How often"
                value={often}
                options={OFTEN.map((one) => [one, oftenWords(one, first)])}
                onChoose={setOften}
              />
              <Choice
                label="On a bank holiday it"
                value={bankHolidays}
                options={optionsOf(HOLIDAY_WORDS)}
                onChoose={setBankHolidays}
              />
            </div>
            <div className="form-pair">
              <Choice
                label="Cases of"
                value={cohort}
                options={[['', 'Every cohort'], ...optionsOf<string>(COHORTS)]}
                onChoose={setCohort}
              />
              <MemberPicker
                label="Chair"
                chosen={chairId}
                onMember={setChair}
                who={({ roles }) => roles.includes('chair')}
              />
            </div>
            <Words
              label="Join link of the Teams meeting"
              hint="You can add it later"
              value={joinUrl}
              onText={setJoinUrl}
              placeholder="https://teams.microsoft.com/…"
            />
            <RefusalNotice from={deed} />
            <div className="row">
              <Button appearance="primary" type="submit" disabled={timetable === undefined || deed.busy}>
                Schedule
              </Button>
              <Button onClick={() => go('huddles')}>Cancel</Button>
            </div>
          </form>
        </section>
        <SchedulePreview timetable={timetable} minutes={minutes} />
      </div>
    </div>
  );
}
