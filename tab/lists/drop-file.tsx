import { Button, ProgressBar } from '@fluentui/react-components';
import { ArrowUploadRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import type { Refused } from '../api.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';

/** A place to drop a file, or to choose one by keyboard; while it is sent, how far it has come. */
export function DropFile({
  sending,
  refused,
  onFile,
  stop,
}: {
  sending: { file: File; share: number } | undefined;
  refused: Refused | undefined;
  onFile: (file: File) => void;
  stop: () => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null): void => {
    const file = files?.[0];
    if (file !== undefined) onFile(file);
  };
  return (
    <section className="panel" aria-label="The file">
      <RefusalNotice from={{ refused }} />
      {sending !== undefined ? (
        <div className="stack" role="status">
          <p>
            {sending.share < 1
              ? `Sending ${sending.file.name}: ${Math.round(sending.share * 100)} %`
              : `Reading ${sending.file.name}…`}
          </p>
          <ProgressBar aria-label="Progress" {...(sending.share < 1 ? { value: sending.share } : {})} />
          <div className="row">
            <Button onClick={stop}>Stop</Button>
          </div>
        </div>
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button does the same by keyboard.
        <div
          className={over ? 'drop drop-over' : 'drop'}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            take(event.dataTransfer.files);
          }}
        >
          <ArrowUploadRegular fontSize={32} aria-hidden />
          <p>Drop the file here, as your system exported it: CSV or Excel’s “Unicode text”.</p>
          <Button appearance="primary" onClick={() => field.current?.click()}>
            Choose a file
          </Button>
          <input
            ref={field}
            type="file"
            className="unseen"
            tabIndex={-1}
            aria-label="Choose a file"
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            onChange={(event) => {
              take(event.target.files);
              event.target.value = '';
            }}
          />
          <small>
            You see what was understood before anything is kept. Importing the same file twice changes
            nothing.
          </small>
        </div>
      )}
    </section>
  );
}
