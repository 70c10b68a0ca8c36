import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { Series } from '../../src/huddles/huddle.ts';
import { useDeed } from '../api.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';

/** The meeting's join link, kept with every date to come. */
export function SeriesLink({ series }: { series: Series }) {
  const deed = useDeed();
  const say = useSay();
  const [link, setLink] = useState(series.joinUrl ?? '');
  const changed = link.trim() !== (series.joinUrl ?? '');
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        void deed('huddles.setJoinLink', {
          seriesId: series.id,
          joinUrl: link.trim() === '' ? null : link.trim(),
          version: series.version,
        }).then(
          (answer) => answer.refused === undefined && say('The join link is kept with every date to come.'),
        );
      }}
    >
      <Field
        label="Join link of the meeting"
        hint="Copy it from the Teams meeting; it is shown on Today and in reminders"
      >
        <div className="row">
          <Input
            className="wide"
            aria-label="Join link of the meeting"
            value={link}
            onChange={(_event, { value }) => setLink(value)}
            placeholder="https://teams.microsoft.com/…"
          />
          {changed && (
            <Button type="submit" disabled={deed.busy}>
              Keep
            </Button>
          )}
        </div>
      </Field>
      <RefusalNotice from={deed} />
    </form>
  );
}
