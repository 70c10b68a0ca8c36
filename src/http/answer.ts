import type { ErrorRequestHandler, Response } from 'express';
import { reportBug } from '../core/bug.ts';
import { type Reason, Refusal } from '../core/refusal.ts';
import type { Log } from '../log.ts';

const STATUS: Record<Reason, number> = {
  invalid: 400,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  busy: 429,
};

export const NOTHING_HERE = new Refusal(
  'missing',
  'There is nothing at this address. Go back and try again.',
);

/** A refusal as the tab reads it: the status by its reason, the sentence as it stands, the other side of a conflict. */
export function refuse(response: Response, { reason, sentence, theirs }: Refusal): void {
  response
    .status(STATUS[reason])
    .json({ refused: { reason, sentence, ...(theirs === undefined ? {} : { theirs }) } });
}

/** The last handler: refusals and unreadable bodies become sentences, anything else a bug with an id and no detail. */
export const answerErrors =
  (log: Log): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    if (response.headersSent) {
      if (!(error instanceof Refusal)) reportBug(log, request.path, error);
      next(error);
      return;
    }
    const refusal = error instanceof Refusal ? error : unreadable(error);
    if (refusal !== undefined) refuse(response, refusal);
    else response.status(500).json({ sentence: reportBug(log, request.path, error) });
  };

/** What express and its body parser throw when a request is malformed carries the status that it deserves. */
function unreadable(error: unknown): Refusal | undefined {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  if (status === 404) return NOTHING_HERE;
  if (status === 413)
    return new Refusal('invalid', 'That is too much in one go. Make it shorter and try again.');
  if (status >= 400 && status < 500)
    return new Refusal('invalid', 'I could not read that request. Load the page again and try once more.');
  return undefined;
}
