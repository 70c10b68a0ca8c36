import { z } from 'zod';
import { keepPrivate } from '../cases/index.ts';
import { actingMember } from '../core/acting.ts';
import { Refusal, required } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { actorOf, membersWithRole } from '../neighbourhoods/index.ts';
import { escalations, keepAnswer, placeHere } from './escalation-store.ts';

/** The place answers. It stands on the case from then on, and each coordinator who may see the case is told, and puts it on an agenda. */
export const answerEscalation = command({
  says: 'Answer what a neighbourhood asked of the place',
  needs: 'actions.oversee',
  where: 'personal',
  input: z.object({
    id: z.uuid(),
    answer: z
      .string()
      .trim()
      .min(1, 'Say what the place will do, or why it cannot.')
      .max(1000, 'Keep it under 1,000 letters.'),
  }),
  async run({ id, answer }, ctx) {
    const me = actingMember(ctx);
    await keepPrivate(ctx, answer);
    const asked = required((await escalations(ctx, { id }))[0], 'question');
    const place = await placeHere(ctx);
    if (place?.leadId !== me.memberId)
      throw new Refusal(
        'forbidden',
        `Only ${place?.lead ?? 'the lead of the place'} answers for the place. Ask them.`,
      );
    if (!(await keepAnswer(ctx, id, answer, me.memberId)))
      throw new Refusal('conflict', 'That was answered already. Look at it again.', asked.answer);
    for (const coordinator of await membersWithRole(ctx, 'coordinator'))
      if ((await escalations({ ...ctx, actor: actorOf(coordinator, '') }, { id })).length > 0)
        await ctx.send({
          kind: 'escalation-answered',
          cause: `escalation-answered:${id}:${coordinator.id}`,
          to: coordinator.id,
          about: { kind: 'escalation', id },
        });
    return { id, actionId: asked.actionId, ref: asked.ref, caseRef: asked.caseRef };
  },
  about: (_input, output) => ({ kind: 'action', id: output.actionId }),
  touches: (_input, output) => ['insights', `case/${output.caseRef}`],
});
