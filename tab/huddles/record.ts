import { AWARE_CODES } from '../../src/cases/case.ts';
import { OUTCOME_CODES } from '../../src/cases/outcome.ts';
import type { Discussion, Named } from '../../src/huddles/huddle.ts';
import { type Answer, OFFLINE, type Output, post } from '../api.ts';
import { unreached } from '../line.ts';
import type { Fields, Sent } from './draft.ts';
import type { Group } from './kept-drafts.ts';

/** The server's record as the two groups of fields; null is ''. */
export const fieldsOf = (
  talk: Discussion,
  group: Group,
): { fields: Fields; version: number; by: Named | null } =>
  group === 'sbar'
    ? {
        fields: {
          situation: talk.situation,
          actionToDate: talk.actionToDate,
          update: talk.update,
          nextSteps: talk.nextSteps,
        },
        version: talk.sbarVersion,
        by: talk.sbarBy,
      }
    : {
        fields: {
          decision: talk.decision,
          rationale: talk.rationale,
          dissentAsked: talk.dissentAsked ? 'yes' : '',
          dissent: talk.dissent,
          dissentBy: talk.dissentBy?.id ?? '',
          contingency: talk.contingency,
          outcome: talk.outcome ?? '',
          reviewOn: talk.reviewOn ?? '',
          personAware: talk.personAware ?? '',
          feedbackBy: talk.feedbackBy?.id ?? '',
          feedbackOn: talk.feedbackOn ?? '',
        },
        version: talk.decisionVersion,
        by: talk.decisionBy,
      };

/** Nobody waits longer for an answer: the request is repeated under its id, and the server does it once. */
const PATIENCE_MS = 10_000;

/** Sends the changed fields of one group; not being reached is an answer too, since the words are kept. */
export function sendRecord(
  itemId: string,
  group: Group,
  { mutationId, version, fields }: Sent,
): Promise<Answer<Output<'huddles.record'>>> {
  const input =
    group === 'sbar'
      ? { itemId, version, group, ...fields }
      : { itemId, version, group, ...decisionOf(fields) };
  return post('huddles.record', input, { mutationId, signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => {
    unreached();
    return { refused: OFFLINE };
  });
}

/** The fields as the server takes them: '' is null where something is chosen, and was it asked is yes or no. */
function decisionOf({ outcome, personAware, dissentAsked, ...fields }: Fields) {
  const { dissentBy, reviewOn, feedbackBy, feedbackOn, ...words } = fields;
  return {
    ...words,
    ...(outcome === undefined ? {} : { outcome: OUTCOME_CODES.find((code) => code === outcome) ?? null }),
    ...(personAware === undefined
      ? {}
      : { personAware: AWARE_CODES.find((code) => code === personAware) ?? null }),
    ...(dissentAsked === undefined ? {} : { dissentAsked: dissentAsked === 'yes' }),
    ...chosen({ dissentBy }),
    ...chosen({ reviewOn }),
    ...chosen({ feedbackBy }),
    ...chosen({ feedbackOn }),
  };
}
const chosen = <Field extends string>(one: Record<Field, string | undefined>) =>
  Object.fromEntries(
    Object.entries<string | undefined>(one).flatMap(([field, value]) =>
      value === undefined ? [] : [[field, value === '' ? null : value]],
    ),
  );

/** The other side of a conflict, as the server sent it. */
export const theirsIn = (theirs: unknown): Discussion | undefined =>
  typeof theirs === 'object' && theirs !== null && 'itemId' in theirs ? (theirs as Discussion) : undefined;
