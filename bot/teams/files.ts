import { Refusal } from '../../src/core/refusal.ts';
import { previewFace } from '../lists/cards.ts';
import { privately } from '../privately.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { isAllowedHost, type SentFile } from './incoming.ts';

/** A million rows are some 60 MB. */
const MOST_BYTES = 100 * 1024 * 1024;
const PATIENCE_MS = 60_000;
const MOST_REDIRECTS = 3;

/** A file sent to the bot takes the same road as one uploaded in the tab: received as a stream, shown, and imported by a press. */
export async function takeFile(turn: Turn, file: SentFile): Promise<Reply> {
  if (turn.place === 'shared') return privately(turn, 'personal');
  const preview = await turn.ask('lists.receive', {}, { name: file.name, bytes: download(turn, file.url) });
  return { face: previewFace(preview) };
}

/** Begins the download only when it is read, so that somebody who may not import fetches nothing. */
async function* download(turn: Turn, url: string): AsyncGenerator<Uint8Array> {
  const response = await fetchAllowed(turn, url, MOST_REDIRECTS);
  let bytes = 0;
  try {
    for await (const piece of response.body ?? []) {
      bytes += piece.length;
      if (bytes > MOST_BYTES)
        throw new Refusal(
          'invalid',
          'That file is larger than 100 MB. Split it, or import it with the command line.',
        );
      yield piece;
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw lost();
  }
}

async function fetchAllowed(turn: Turn, url: string, redirects: number): Promise<Response> {
  const { downloadHosts, mode } = turn.app.config;
  if (!isAllowedHost(url, downloadHosts, mode))
    throw new Refusal(
      'forbidden',
      'I take files from your organisation’s own Teams only. Attach the file here and send it again.',
    );
  const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) }).catch(
    () => {
      throw lost();
    },
  );
  const onward = response.headers.get('location');
  if (response.status >= 300 && response.status < 400 && onward !== null && redirects > 0) {
    await response.body?.cancel();
    return fetchAllowed(turn, new URL(onward, url).href, redirects - 1);
  }
  if (!response.ok) throw lost();
  return response;
}

const lost = (): Refusal => new Refusal('busy', 'I could not fetch the file from Teams. Send it once more.');
