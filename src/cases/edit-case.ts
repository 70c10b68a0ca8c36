import { z } from 'zod';
import { actingMember } from '../core/acting.ts';
import { day } from '../core/ids.ts';
import { Refusal } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { DISCIPLINES, type Discipline } from '../neighbourhoods/index.ts';
import { presentMember } from './admit.ts';
import { AWARE_CODES, type CaseChange, PRIORITY_CODES } from './case.ts';
import { refuseUnlessOpen } from './case-to-work-on.ts';
import { addCaseEvent } from './event-store.ts';
import { asItIs, heldCase, onCase, refuseStale } from './held-case.ts';
import { question } from './inputs.ts';
import { saveCase } from './write-store.ts';

const DISCIPLINE_CODES = Object.keys(DISCIPLINES) as [Discipline, ...Discipline[]];

/**
 * Changes what is written on a case. `version` is the one that was on screen: when somebody saved since, it is a conflict
 * that shows theirs (hazard H15). What matters to the person is kept with who asked and the day. A new priority or
 * coordinator, and whom the team must hear, are told in the history. Back from hospital (blue no more) a case is due for
 * review at once [D, DOMAIN.md 2]. `reviewOn` null takes the date away; a day that has passed is refused.
 */
export const editCase = command({
  says: 'Change a case',
  needs: 'cases.edit',
  where: 'personal',
  input: z.object({
    id: z.uuid(),
    version: z.int().positive(),
    question: question.exactOptional(),
    priority: z.enum(PRIORITY_CODES).exactOptional(),
    matters: z.string().trim().max(1000).exactOptional(),
    mattersBy: z.string().trim().max(100).exactOptional(),
    coordinatorId: z.uuid().exactOptional(),
    reviewOn: day.nullable().exactOptional(),
    aware: z.enum(AWARE_CODES).exactOptional(),
    needsDisciplines: z.array(z.enum(DISCIPLINE_CODES)).max(6).exactOptional(),
  }),
  async run({ id, version, matters, mattersBy, coordinatorId, ...plain }, ctx): Promise<CaseChange> {
    const me = actingMember(ctx);
    const held = await heldCase(ctx, id);
    refuseUnlessOpen(held.ref, held.status);
    refuseStale(held, version);
    if (plain.reviewOn != null && plain.reviewOn < ctx.today)
      throw new Refusal('invalid', 'That review date has passed. When should the team look again?');
    const coordinator =
      coordinatorId === undefined
        ? undefined
        : await presentMember(ctx, coordinatorId, held.excludedOrganisations);
    const words =
      matters === undefined
        ? {}
        : matters === ''
          ? { matters: null, mattersBy: null, mattersOn: null }
          : { matters, mattersBy: mattersBy ?? me.name, mattersOn: ctx.today };
    const changes = {
      ...plain,
      ...words,
      ...(coordinator && { coordinatorId: coordinator.id }),
      ...(comesBack(held, plain) ? { reviewOn: ctx.today } : {}),
    };
    if (Object.keys(changes).length === 0) return asItIs(held);
    const next = await saveCase(ctx, id, changes);
    const told = [
      ...(plain.priority !== undefined && plain.priority !== held.priority
        ? [`Priority ${held.priority} → ${plain.priority}`]
        : []),
      ...(coordinator !== undefined && coordinator.id !== held.coordinatorId
        ? [`Coordinator: ${coordinator.name}`]
        : []),
      ...(plain.needsDisciplines !== undefined &&
      plain.needsDisciplines.join() !== held.needsDisciplines.join()
        ? [
            plain.needsDisciplines.length === 0
              ? 'Needs nobody in particular'
              : `Needs ${plain.needsDisciplines.map((one) => DISCIPLINES[one]).join(', ')}`,
          ]
        : []),
    ];
    if (told.length > 0)
      await addCaseEvent(ctx, id, { from: held.status, to: held.status, why: told.join(' · ') });
    return { ...asItIs(held), version: next };
  },
  ...onCase,
});

const comesBack = (
  held: { priority: string },
  { priority, reviewOn }: { priority?: string; reviewOn?: string | null },
): boolean =>
  held.priority === 'blue' && priority !== undefined && priority !== 'blue' && reviewOn === undefined;
