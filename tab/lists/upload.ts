import type { Preview } from '../../src/lists/list.ts';
import { type Answer, OFFLINE } from '../api.ts';
import { token } from '../teams.ts';

/**
 * Sends a file as it stands, with progress (0–1): fetch does not tell how much of a body has gone, XMLHttpRequest does.
 * Nothing is kept by this but the staged rows, until the import.
 */
export async function upload(
  file: File,
  progress: (share: number) => void,
  stop: AbortSignal,
): Promise<Answer<Preview>> {
  const bearer = await token().catch(() => undefined);
  if (bearer === undefined) return { refused: OFFLINE };
  return new Promise((answer) => {
    const request = new XMLHttpRequest();
    request.open('PUT', `/api/upload?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('authorization', `Bearer ${bearer}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => progress(total === 0 ? 1 : loaded / total);
    request.onload = () => {
      const { done, refused, sentence } = request.response ?? {};
      if (request.status < 400 && done !== undefined) answer({ done });
      else answer({ refused: refused ?? { reason: 'broken', sentence: sentence ?? BROKEN } });
    };
    request.onerror = () => answer({ refused: OFFLINE });
    request.onabort = () =>
      answer({ refused: { reason: 'invalid', sentence: 'The upload was stopped. Nothing was kept.' } });
    stop.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}

const BROKEN = 'The file could not be read. Nothing was kept. Please try again.';
