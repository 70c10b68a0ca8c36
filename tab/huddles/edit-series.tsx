import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { showDay } from '../../src/core/day.ts';
import type { Series } from '../../src/huddles/huddle.ts';
import { useDo } from '../api.ts';
import { Choice, optionsOf, Words } from '../parts/fields.tsx';
import { MemberPicker } from '../parts/member-picker.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useToday } from '../shell/who.tsx';
import { HOLIDAY_WORDS } from './how-often.ts';

/** Changes a series from now on; its dates to come take the new time, length and chair with their agendas. Other days: a new series. */
export function EditSeries({ series, done }: { series: Series; done: () => void }) {
  const change = useDo('huddles.changeSeries');
  const say = useSay();
  const today = useToday();
  const [firstDay = '', before = ''] = series.start.split('T');
  const [name, setName] = useState(series.name);
  const [time, setTime] = useState(before);
  const [minutes, setMinutes] = useState(String(series.minutes));
  const [bankHolidays, setBankHolidays] = useState(series.bankHolidays);
  const [chairId, setChair] = useState(series.chair?.id);
  const save = async (): Promise<void> => {
    const answer = await change({
      seriesId: series.id,
      version: series.version,
      name,
      minutes: Number(minutes),
      bankHolidays,
      ...(time === before ? {} : { start: `${firstDay}T${time}` }),
      ...(chairId === undefined ? {} : { chairId }),
    });
    if (answer.refused !== undefined) return;
    const next = answer.done.huddles[0];
    say(
      next === undefined ? `${name} is changed.` : `${name} is changed from ${showDay(next.day, today)} on.`,
    );
    done();
  };
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Words label="Name" value={name} onText={setName} maxLength={80} required />
      <div className="form-pair">
        <Words label="Starts at" type="time" value={time} onText={setTime} required />
        <Words label="Minutes" type="number" value={minutes} onText={setMinutes} required />
      </div>
      <div className="form-pair">
        <Choice
          label="On a bank holiday it"
          value={bankHolidays}
          options={optionsOf(HOLIDAY_WORDS)}
          onChoose={setBankHolidays}
        />
        <MemberPicker
          label="Chair"
          chosen={chairId}
          onMember={setChair}
          who={({ roles }) => roles.includes('chair')}
        />
      </div>
      <RefusalNotice from={change} />
      <div className="row">
        <Button
          appearance="primary"
          type="submit"
          disabled={change.busy || name.trim() === '' || time === ''}
        >
          Save
        </Button>
        <Button onClick={done}>Cancel</Button>
      </div>
    </form>
  );
}
