import { z } from 'zod';
import { command } from '../core/use-case.ts';
import { keepConversation } from './conversation-store.ts';

const reference = {
  conversationId: z.string().min(1),
  serviceUrl: z.url(),
  teamsTenantId: z.string(),
  botId: z.string(),
};

/** Keeps the neighbourhood's channel: said by Teams when the bot is installed in a team, so the system asks. */
export const bindChannel = command({
  says: 'Bind the neighbourhood to its Teams channel',
  needs: 'system',
  input: z.object({ ...reference, teamId: z.string().min(1) }),
  async run(input, ctx) {
    return { id: await keepConversation(ctx, { kind: 'channel', ...input }) };
  },
  about: (_input, _output) => undefined,
  touches: () => ['neighbourhood'],
});

/** Keeps where a member's personal chat is, so that reminders can reach them: said by Teams too, never by whoever asks. */
export const bindPersonalChat = command({
  says: 'Keep where a member’s personal chat is',
  needs: 'system',
  input: z.object({ ...reference, memberId: z.uuid() }),
  async run(input, ctx) {
    return { id: await keepConversation(ctx, { kind: 'personal', ...input }) };
  },
  about: (input) => ({ kind: 'member', id: input.memberId }),
});

/** Keeps that a meeting's chat belongs to this neighbourhood: Teams tells there who comes and goes, and not whose it is. */
export const bindMeeting = command({
  says: 'Bind a meeting to its neighbourhood',
  needs: 'system',
  input: z.object(reference),
  async run(input, ctx) {
    return { id: await keepConversation(ctx, { kind: 'meeting', ...input }) };
  },
  about: () => undefined,
});
