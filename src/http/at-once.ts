import type { RequestHandler } from 'express';
import { Refusal } from '../core/refusal.ts';

/**
 * At most `most` requests at work for one sign-in: a page that runs away must leave the database to the others. It counts
 * by the token, so it stands in front of the sign-in and costs nothing.
 */
export function atOnce(most: number): RequestHandler {
  const atWork = new Map<string, number>();
  return (request, response, next) => {
    const who = request.get('authorization') ?? '';
    const busy = atWork.get(who) ?? 0;
    if (busy >= most) throw new Refusal('busy', 'That is a lot at once. Wait a few seconds and try again.');
    atWork.set(who, busy + 1);
    response.once('close', () => {
      const left = (atWork.get(who) ?? 1) - 1;
      if (left === 0) atWork.delete(who);
      else atWork.set(who, left);
    });
    next();
  };
}
