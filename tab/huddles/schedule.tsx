import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { COHORT_CODES, COHORTS } from '../../src/cases/case.ts';
import { type Day, showDay } from '../../src/core/day.ts';
import { type BankHolidayRule, type HuddleKind, KINDS } from '../../src/huddles/kind.ts';
import { useDeed } from '../api.ts';
import { DateField } from '../parts/date-field.tsx';
import { PageHead } from '../parts/marks.tsx';
import { MemberPicker } from '../parts/member-picker.tsx';
import { go, href } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useToday } from '../shell/who.tsx';
import { type HowOften, oftenWords, ruleOf, usual } from './how-often.ts';
import { SchedulePreview } from './schedule-preview.tsx';

const KIND_CODES = Object.keys(KINDS) as HuddleKind[];
const OFTEN: readonly HowOften[] = ['daily', 'weekly', 'fortnightly', 'four-weekly', 'monthly'];
const HOLIDAYS: Record<BankHolidayRule, string> = {
  next: 'moves to the next working day',
  previous: 'moves to the working day before',
  skip: 'is left out',
  ignore: 'is held all the same',
};
const HOLIDAY_CODES = Object.keys(HOLIDAYS) as BankHolidayRule[];

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
    say(
      next === undefined ? 'Scheduled.' : `Scheduled: the first is ${showDay(next.day, today)}.`,
      () => void deed('huddles.undoSchedule', { seriesId }),
    );
    go(next === undefined ? 'huddles' : `huddles/${next.id}`);
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
              <Field label="Kind">
                <Select
                  value={kind}
                  onChange={(_event, { value }) =>
                    choose(KIND_CODES.find((code) => code === value) ?? 'weekly')
                  }
                >
                  {KIND_CODES.map((code) => (
                    <option key={code} value={code}>
                      {KINDS[code].words}
                    </option>
                  ))}
                </Select>
              </Field>
              <Field label="Name">
                <Input
                  value={name}
                  placeholder={KINDS[kind].words}
                  onChange={(_event, { value }) => setName(value)}
                  maxLength={80}
                />
              </Field>
            </div>
            <DateField label="First day" hint="For example Tuesday, or 1 Dec" onDay={setFirst} required />
            <div className="form-pair">
              <Field label="Starts at" required>
                <Input type="time" value={time} onChange={(_event, { value }) => setTime(value)} />
              </Field>
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
              <Field label="How often">
                <Select
                  value={often}
                  onChange={(_event, { value }) => setOften(OFTEN.find((one) => one === value) ?? 'weekly')}
                >
                  {OFTEN.map((one) => (
                    <option key={one} value={one}>
                      {oftenWords(one, first)}
                    </option>
                  ))}
                </Select>
              </Field>
              <Field label="On a bank holiday it">
                <Select
                  value={bankHolidays}
                  onChange={(_event, { value }) =>
                    setBankHolidays(HOLIDAY_CODES.find((one) => one === value) ?? 'next')
                  }
                >
                  {HOLIDAY_CODES.map((one) => (
                    <option key={one} value={one}>
                      {HOLIDAYS[one]}
                    </option>
                  ))}
                </Select>
              </Field>
            </div>
            <div className="form-pair">
              <Field label="Cases of">
                <Select value={cohort} onChange={(_event, { value }) => setCohort(value)}>
                  <option value="">Every cohort</option>
                  {COHORT_CODES.map((code) => (
                    <option key={code} value={code}>
                      {COHORTS[code]}
                    </option>
                  ))}
                </Select>
              </Field>
              <MemberPicker
                label="Chair"
                chosen={chairId}
                onMember={setChair}
                who={({ roles }) => roles.includes('chair')}
              />
            </div>
            <Field label="Join link of the Teams meeting" hint="You can add it later">
              <Input
                value={joinUrl}
                onChange={(_event, { value }) => setJoinUrl(value)}
                placeholder="https://teams.microsoft.com/…"
              />
            </Field>
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
