import { z } from 'zod';
import { actingMember } from '../core/acting.ts';
import type { Context } from '../core/context.ts';
import { grantsOf } from '../core/grants.ts';
import { Refusal, required } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { type Member, memberOf } from '../neighbourhoods/index.ts';
import { itemById } from './agenda-store.ts';
import type { AttendanceState } from './huddle.ts';
import { notePresence } from './live-store.ts';
import { keepAttendance } from './record-store.ts';
import { changeHuddle, type HuddleRow, lockedHuddle } from './store.ts';

/**
 * Says who is coming, sends apologies, is here, or has left. Everybody answers for themselves; the chair or coordinator
 * for anybody. "Here" and "left" are said in the live huddle; a closed huddle's attendance is locked.
 */
export const attend = command({
  says: 'Say who is coming to a huddle, or here',
  needs: 'huddles.take-part',
  input: z.object({
    huddleId: z.uuid(),
    memberId: z.uuid().exactOptional(),
    state: z.enum(['coming', 'apologies', 'here', 'left']),
  }),
  undo: 'huddles.attend',
  async run({ huddleId, memberId, state }, ctx) {
    const actor = actingMember(ctx);
    const who = memberId ?? actor.memberId;
    if (who !== actor.memberId && !actor.grants.has('huddles.run'))
      throw new Refusal(
        'forbidden',
        'You can answer for yourself. The chair or coordinator can mark others.',
      );
    const member = required(await memberOf(ctx, who), 'member of this neighbourhood');
    const huddle = required(await lockedHuddle(ctx, huddleId, 'share'), 'huddle');
    if (huddle.status === 'closed' || huddle.status === 'cancelled')
      throw new Refusal(
        'conflict',
        huddle.status === 'closed'
          ? 'This huddle is closed, so its attendance is locked.'
          : 'This huddle was cancelled, so nobody needs to come.',
      );
    if (huddle.status !== 'live' && (state === 'here' || state === 'left'))
      throw new Refusal('conflict', 'This huddle has not started. Say “coming” or “apologies” for now.');
    await markAttendance(ctx, huddle, member, state);
    return { huddleId, memberId: who, state };
  },
  about: (asked) => ({ kind: 'huddle', id: asked.huddleId }),
  touches: (asked) => [`huddle/${asked.huddleId}`],
});

/**
 * Keeps what somebody said, or Teams of them; while a case is on the table, for that case too unless it is kept from them. Who
 * comes without a part in the cases covers the stage, by whichever door they came.
 */
export async function markAttendance(
  ctx: Context,
  huddle: HuddleRow,
  member: Pick<Member, 'id' | 'organisationId' | 'roles'>,
  state: AttendanceState,
): Promise<void> {
  await keepAttendance(ctx, huddle.id, member.id, state);
  if (state === 'here' && huddle.stageShownBy !== null && !grantsOf(member.roles).has('cases.see'))
    await changeHuddle(ctx, huddle.id, { stageShownBy: null, stageUntil: null });
  const item = huddle.currentItemId === null ? undefined : await itemById(ctx, huddle.currentItemId);
  if (item === undefined || item.excludedOrganisations.includes(member.organisationId)) return;
  if (state === 'here' || state === 'left') await notePresence(ctx, item.id, member.id, state === 'here');
}
