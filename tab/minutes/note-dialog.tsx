import { Button } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { SYSTEMS, type System } from '../../src/minutes/filing.ts';
import { useAsk, useDeed } from '../api.ts';
import { IdentityCard } from '../cases/identity-card.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Words } from '../parts/fields.tsx';
import { Lines } from '../parts/skeletons.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import '../cases/cases.css';

/** Copy, paste into the right person's record, say that it is filed: in this order, the person's three identifiers on top. */
export function NoteDialog({
  itemId,
  caseRef,
  close,
}: {
  itemId: string;
  caseRef: string;
  close: () => void;
}) {
  const { data, refused, waiting, again } = useAsk('minutes.note', { itemId }, { staleMs: 0 });
  const [system, setSystem] = useState<System>('emis');
  const [where, setWhere] = useState('');
  const deed = useDeed();
  const say = useSay();
  const text = system === 'systmone' ? data?.systmone : data?.emis;
  const file = async (): Promise<void> => {
    const answer = await deed('minutes.file', {
      itemId,
      system,
      ...(system === 'other' ? { note: where } : {}),
    });
    if (answer.refused !== undefined) return;
    say(`${caseRef} is filed: ${answer.done.where}.`, () => deed('minutes.unfile', { itemId }));
    close();
  };
  return (
    <Dialog
      wide
      title={`Note of ${caseRef} for the record`}
      close={close}
      actions={
        <>
          <Button onClick={close}>Later</Button>
          <Button
            appearance="primary"
            disabled={data === undefined || deed.busy || (system === 'other' && where.trim() === '')}
            onClick={() => void file()}
          >
            I filed it{system === 'other' ? '' : ` in ${SYSTEMS[system]}`}
          </Button>
        </>
      }
    >
      <RefusalNotice from={{ refused }} again={again} />
      {waiting && <Lines count={6} />}
      {data !== undefined && (
        <>
          <p>
            <b>1.</b> Is this the person whose record is open?
          </p>
          <IdentityCard person={data.person} />
          <Tabs
            label="Record"
            tabs={[
              ['emis', SYSTEMS.emis],
              ['systmone', SYSTEMS.systmone],
              ['other', SYSTEMS.other],
            ]}
            chosen={system}
            onChoose={setSystem}
          />
          {data.fileAgain && (
            <p className="notice notice-warn">
              <span className="notice-words">
                It was filed and has been corrected since. File it once more; the corrections are in it.
              </span>
            </p>
          )}
          <p>
            <b>2.</b> Copy the note and paste it there. <small>Your look is recorded.</small>
          </p>
          <NoteText text={text ?? ''} />
          <p>
            <b>3.</b> Say that you filed it.
          </p>
          {system === 'other' && (
            <Words label="Which record" value={where} onText={setWhere} maxLength={100} required />
          )}
          <RefusalNotice from={deed} />
        </>
      )}
    </Dialog>
  );
}

/** Where the browser keeps the clipboard from us, the words are selected for the copy keys. */
function NoteText({ text }: { text: string }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState<'no' | 'yes' | 'by hand'>('no');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied('yes');
    } catch {
      field.current?.select();
      setCopied('by hand');
    }
  };
  return (
    <div className="stack">
      <textarea
        ref={field}
        className="note-text"
        readOnly
        value={text}
        aria-label="The note, as plain text"
        rows={12}
      />
      <div className="row">
        <Button icon={<CopyRegular />} onClick={() => void copy()}>
          Copy
        </Button>
        <span role="status" className="quiet">
          {copied === 'yes' && 'Copied.'}
          {copied === 'by hand' && 'Selected: press Ctrl+C (or ⌘C) to copy.'}
        </span>
      </div>
    </div>
  );
}
