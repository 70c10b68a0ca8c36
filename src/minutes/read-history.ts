import { z } from 'zod';
import { type Action, actionsOfCase } from '../actions/index.ts';
import { caseByRef, isOutcome } from '../cases/index.ts';
import { personNumber, personRef } from '../core/ids.ts';
import { required } from '../core/refusal.ts';
import { query } from '../core/use-case.ts';
import { dayAndTime, groundsOf } from '../huddles/index.ts';
import { factsOf } from '../lists/index.ts';
import { factsThen } from './facts-store.ts';
import { changesBetween, type Decision, type History } from './history.ts';
import { type Record, recordsOfCase } from './record-store.ts';
import { correctionsOf } from './store.ts';

/**
 * What huddles before knew of a case: what was said last, what came of its actions, what the lists say differently since
 * that day, and every decision with its reason where it changed and any dissent, the newest first; words only for those with
 * a ground to read them. Nothing that says who the person is. Missing where they excluded the asker's organisation.
 */
export const readHistory = query({
  says: 'Show the history of a case',
  needs: 'cases.see',
  where: 'personal',
  input: z.object({ ref: personRef }),
  async run({ ref }, ctx): Promise<History> {
    const found = required(await caseByRef(ctx, ref), 'case');
    const records = await recordsOfCase(ctx, found.id);
    const [last] = records;
    const [{ reads }, corrections, actions, now, was] = await Promise.all([
      groundsOf(ctx, records),
      correctionsOf(
        ctx,
        records.map((one) => one.itemId),
      ),
      actionsOfCase(ctx, found.id),
      factsOf(ctx, found.person),
      last === undefined ? undefined : factsThen(ctx, last.itemId),
    ]);
    return {
      ref: found.ref,
      times: records.length,
      last: last === undefined ? null : saidLast(last, reads.has(last.itemId)),
      done: whatCame(actions.filter((action) => last?.closedAt != null && action.createdAt <= last.closedAt)),
      changed: was === undefined ? [] : changesBetween(was, { facts: now.facts, priority: found.priority }),
      dataThen: was?.dataTo ?? null,
      dataNow: now.dataTo,
      keptThen: was !== undefined,
      decisions: records.map((record, place) =>
        reads.has(record.itemId)
          ? decisionOf(
              record,
              records.slice(place + 1).filter((one) => reads.has(one.itemId)),
              corrections.get(record.itemId) ?? [],
            )
          : decidedUnread(record),
      ),
    };
  },
  // Who it is is not in it, so it does not count as having checked that.
  looks: ({ ref }) => [{ person: personNumber(ref), purpose: 'case without name' }],
});

const saidLast = (record: Record, mayRead: boolean): History['last'] => ({
  huddleId: record.huddleId,
  day: dayAndTime(record.localStart).day,
  situation: (mayRead && record.situation) || '',
  update: (mayRead && record.updateWords) || '',
  nextSteps: (mayRead && record.nextSteps) || '',
});

const decidedUnread = (record: Record): Decision => ({
  itemId: record.itemId,
  huddleId: record.huddleId,
  day: dayAndTime(record.localStart).day,
  mayRead: false,
  decision: '',
  outcome: null,
  rationale: '',
  dissent: '',
  changedFrom: null,
  corrections: [],
});

function whatCame(actions: readonly Action[]): History['done'] {
  const refs = (wanted: (action: Action) => boolean): string[] =>
    actions.filter(wanted).map((action) => action.ref);
  const isOpen = ({ status }: Action): boolean => !['done', 'not_done', 'cancelled'].includes(status);
  return {
    done: actions.filter(({ status }) => status === 'done').length,
    notDone: refs(({ status }) => status === 'not_done'),
    open: refs(isOpen),
    overdue: refs((action) => isOpen(action) && action.overdue),
  };
}

function decisionOf(
  record: Record,
  earlier: readonly Record[],
  corrections: Decision['corrections'],
): Decision {
  const outcome = codeOf(record.outcome);
  const before = earlier.map((one) => codeOf(one.outcome)).find((one) => one !== null) ?? null;
  return {
    itemId: record.itemId,
    huddleId: record.huddleId,
    day: dayAndTime(record.localStart).day,
    mayRead: true,
    decision: record.decision ?? '',
    outcome,
    rationale: record.rationale ?? '',
    dissent: record.dissent ?? '',
    changedFrom: outcome !== null && before !== outcome ? before : null,
    corrections,
  };
}
const codeOf = (code: string | null) => (code !== null && isOutcome(code) ? code : null);
