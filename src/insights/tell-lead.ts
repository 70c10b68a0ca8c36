import type { Context } from '../core/context.ts';

/** One message for each question and each lead of the place: whoever leads it next hears of what still waits, too. */
export const tellLead = (ctx: Context, escalationId: string, leadId: string) =>
  ctx.send({
    kind: 'escalated',
    cause: `escalated:${escalationId}:${leadId}`,
    to: leadId,
    about: { kind: 'escalation', id: escalationId },
  });
