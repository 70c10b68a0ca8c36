import { useEffect, useRef, useState } from 'react';
import type { Preview } from '../../src/lists/list.ts';
import type { Refused } from '../api.ts';
import { PageHead } from '../parts/marks.tsx';
import { href } from '../shell/address.ts';
import { DropFile } from './drop-file.tsx';
import { PreviewImport } from './preview-import.tsx';
import { upload } from './upload.ts';

type Sending = { file: File; share: number };

/** A list comes in: file, progress, preview with its problems, then the import. Nothing is kept before that. */
export function ImportList() {
  const [sending, setSending] = useState<Sending>();
  const [refused, setRefused] = useState<Refused>();
  const [preview, setPreview] = useState<Preview>();
  const stop = useRef(new AbortController());
  useEffect(() => () => stop.current.abort(), []);

  const send = async (file: File): Promise<void> => {
    stop.current = new AbortController();
    setRefused(undefined);
    setSending({ file, share: 0 });
    const answer = await upload(file, (share) => setSending({ file, share }), stop.current.signal);
    setSending(undefined);
    if (answer.refused === undefined) setPreview(answer.done);
    else setRefused(answer.refused);
  };
  return (
    <div className="page">
      <PageHead title="Import a list" about={<a href={href('lists')}>All lists</a>} />
      {preview === undefined ? (
        <DropFile
          sending={sending}
          refused={refused}
          onFile={(file) => void send(file)}
          stop={() => stop.current.abort()}
        />
      ) : (
        <PreviewImport first={preview} another={() => setPreview(undefined)} />
      )}
    </div>
  );
}
