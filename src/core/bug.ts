import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Log } from '../log.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FRAMES = 8;

/**
 * Logs what was thrown and was no Refusal, at the door `where`, and gives back the sentence for the person who asked.
 * The log gets an id, the error's name, its code and where it came from; its message stays out, since drivers and
 * parsers put what people typed into it.
 */
export function reportBug(log: Log, where: string, error: unknown): string {
  const ref = randomBytes(2).toString('hex').toUpperCase();
  const isError = error instanceof Error;
  log.error('bug', {
    ref,
    where,
    name: isError ? error.name : typeof error,
    code: isError && 'code' in error ? String(error.code) : undefined,
    cause: isError && error.cause instanceof Error ? error.cause.name : undefined,
    at: isError ? framesOf(error) : undefined,
  });
  return `Something went wrong (ref ${ref}). Nothing was saved.`;
}

const framesOf = (error: Error): string =>
  (error.stack ?? '')
    .replace(error.message, '')
    .split('\n')
    .flatMap((line) => /^\s+at (.+)$/.exec(line)?.[1] ?? [])
    .slice(0, FRAMES)
    .map((frame) => frame.replaceAll(`file://${ROOT}`, '').replaceAll(ROOT, ''))
    .join(' < ');
