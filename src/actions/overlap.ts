import { z } from 'zod';
import { caseByRef } from '../cases/index.ts';
import { actingMember } from '../core/acting.ts';
import type { Context } from '../core/context.ts';
import { actionNumber, actionRef, personNumber, personRef } from '../core/ids.ts';
import { Refusal, required } from '../core/refusal.ts';
import { command, query } from '../core/use-case.ts';
import { onAction } from './act-on.ts';
import type { Action, Overlap } from './action.ts';
import { alikeOfPerson, alikeTo, asOverlap, setApart, setTogether } from './overlap-store.ts';
import { actionByNumber } from './store.ts';

const MOST = 3;

/**
 * Looks whether an action just assigned is there already, from another huddle or by somebody else: open actions of the same
 * person that read alike. Both owners are told, once for two actions; whoever assigned it sees it in the answer.
 */
export async function findOverlaps(ctx: Context, action: Pick<Action, 'id' | 'ownerId'>): Promise<Overlap[]> {
  const found = await alikeTo(ctx, action.id, MOST);
  const me = ctx.actor.kind === 'member' ? ctx.actor.memberId : null;
  const [likest] = found;
  if (likest !== undefined)
    for (const to of new Set([likest.ownerId, action.ownerId]))
      if (to !== me)
        await ctx.send({
          kind: 'action-overlap',
          cause: `overlap:${action.id}:${likest.id}:${to}`,
          to,
          about: { kind: 'action', id: action.id },
        });
  return found.map((one) => asOverlap(ctx, one));
}

/** Open actions of the same person that read like this one, the likest first. */
export const similarActions = query({
  says: 'Show actions that may be the same as this one',
  needs: 'actions.see',
  input: z.object({ ref: actionRef }),
  async run(input, ctx) {
    const action = required(await actionByNumber(ctx, actionNumber(input.ref)), 'action');
    return (await alikeTo(ctx, action.id, MOST)).map((one) => asOverlap(ctx, one));
  },
});

/** Every two open actions of a person that read alike, so that the case's page can propose to merge them. */
export const overlapsOfCase = query({
  says: 'Show actions of a case that may be the same',
  needs: 'actions.see',
  input: z.object({ ref: personRef }),
  async run(input, ctx) {
    required(await caseByRef(ctx, input.ref), 'case');
    return alikeOfPerson(ctx, personNumber(input.ref));
  },
});

const two = z.object({ ref: actionRef, other: actionRef });
async function both(ctx: Context, { ref, other }: z.output<typeof two>): Promise<[Action, Action]> {
  if (ref === other) throw new Refusal('invalid', 'Name two different actions.');
  const [one, another] = await Promise.all([
    actionByNumber(ctx, actionNumber(ref)),
    actionByNumber(ctx, actionNumber(other)),
  ]);
  return [required(one, 'action'), required(another, 'action')];
}

/** They read alike and are two things: not proposed again. Saying so twice changes nothing. */
export const keepApart = command({
  says: 'Say that two actions are different',
  needs: 'actions.do',
  input: two,
  async run(input, ctx) {
    const [one, other] = await both(ctx, input);
    await setApart(ctx, one.id, other.id, actingMember(ctx).memberId);
    return one;
  },
  ...onAction,
  undo: 'actions.notApart',
});

/** Takes that back: they may be proposed as the same again. */
export const notApart = command({
  says: 'Let two actions be proposed as the same again',
  needs: 'actions.do',
  input: two,
  async run(input, ctx) {
    const [one, other] = await both(ctx, input);
    await setTogether(ctx, one.id, other.id);
    return one;
  },
  ...onAction,
});
