import { z } from 'zod';
import { command } from '../core/use-case.ts';
import { noteActed } from './ledger-store.ts';

/** A button of a message was pressed: the ledger notes the first time. Asked by the chat's door, which knows the activity. */
export const notePressed = command({
  says: 'Note that a message was acted on',
  needs: 'system',
  input: z.object({ conversationId: z.string().min(1), activityId: z.string().min(1) }),
  run: async (input, ctx) => ({ noted: await noteActed(ctx, input) }),
  noted: () => false,
});
