import { z } from 'zod';
import { caseByRef } from '../cases/index.ts';
import { actingMember } from '../core/acting.ts';
import { actionNumber, actionRef, personRef } from '../core/ids.ts';
import { required } from '../core/refusal.ts';
import { query } from '../core/use-case.ts';
import { ACTION_STATUS_CODES, byTime, OPEN_ACTION } from './action.ts';
import { actionEvents } from './event-store.ts';
import { actionsOf, firstActionsOf } from './mine-store.ts';
import { actionByNumber, actionsOfCase, actionsWanted, openActionsDueBy } from './store.ts';

/** My open actions and those offered to me: overdue, today, the rest of this week (to Sunday), later. */
export const myActions = query({
  says: 'Show my actions',
  needs: 'actions.do',
  input: z.object({}),
  async run(_input, ctx) {
    return byTime(await actionsOf(ctx, actingMember(ctx).memberId), ctx.today);
  },
});

/** The same at a glance: how many of each time, and the first of them; it reads no more than that, however many there are. */
export const myFirstActions = query({
  says: 'Show the first of my actions',
  needs: 'actions.do',
  input: z.object({ most: z.int().min(1).max(100) }),
  async run({ most }, ctx) {
    const { counts, first } = await firstActionsOf(ctx, actingMember(ctx).memberId, most);
    return { counts, first: byTime(first, ctx.today) };
  },
});

/** The team's actions, the soonest due first; open ones unless statuses are named. `after`: the last reference of the page before. */
export const listActions = query({
  says: 'List the team’s actions',
  needs: 'actions.see',
  input: z.object({
    owner: z.uuid().exactOptional(),
    organisation: z.uuid().exactOptional(),
    status: z.array(z.enum(ACTION_STATUS_CODES)).min(1).exactOptional(),
    overdue: z.boolean().exactOptional(),
    caseRef: personRef.exactOptional(),
    limit: z.int().min(1).max(500).default(100),
    after: actionRef.exactOptional(),
  }),
  async run(input, ctx) {
    const about =
      input.caseRef === undefined ? undefined : required(await caseByRef(ctx, input.caseRef), 'case');
    return actionsWanted(ctx, {
      status: input.status ?? OPEN_ACTION,
      ownerId: input.owner,
      organisationId: input.organisation,
      caseId: about?.id,
      overdue: input.overdue,
      after: input.after === undefined ? undefined : actionNumber(input.after),
      limit: input.limit,
    });
  },
});

/** All actions of a case, ended ones too, the soonest due first. */
export const actionsOfACase = query({
  says: 'Show the actions of a case',
  needs: 'actions.see',
  input: z.object({ ref: personRef }),
  async run(input, ctx) {
    return actionsOfCase(ctx, required(await caseByRef(ctx, input.ref), 'case').id);
  },
});

/** What the team settles first in a huddle: actions overdue or due today. */
export const dueActions = query({
  says: 'Show what is due and overdue',
  needs: 'actions.see',
  input: z.object({}),
  run: (_input, ctx) => openActionsDueBy(ctx, ctx.today),
});

/** One action with its history, oldest first. */
export const readAction = query({
  says: 'Show an action',
  needs: 'actions.see',
  input: z.object({ ref: actionRef }),
  async run(input, ctx) {
    const action = required(await actionByNumber(ctx, actionNumber(input.ref)), 'action');
    return { ...action, events: await actionEvents(ctx, action.id) };
  },
});
