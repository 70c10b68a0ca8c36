import { Button } from '@fluentui/react-components';
import { DismissRegular, ErrorCircleRegular, InfoRegular } from '@fluentui/react-icons';
import type { Refused } from '../api.ts';

/** An expected "no", where it happened, as the server wrote it. */
export function RefusalNotice({
  from,
  again,
}: {
  from: { refused: Refused | undefined; clear?: () => void };
  again?: () => void;
}) {
  if (from.refused === undefined) return null;
  const fault = from.refused.reason === 'broken' || from.refused.reason === 'offline';
  return (
    <div role="alert" className={`notice ${fault ? 'notice-bad' : 'notice-warn'}`}>
      {fault ? <ErrorCircleRegular aria-hidden /> : <InfoRegular aria-hidden />}
      <span className="notice-words">{from.refused.sentence}</span>
      {again !== undefined && (
        <Button size="small" onClick={again}>
          Try again
        </Button>
      )}
      {from.clear !== undefined && (
        <Button
          size="small"
          appearance="transparent"
          icon={<DismissRegular />}
          aria-label="Close this notice"
          onClick={from.clear}
        />
      )}
    </div>
  );
}
