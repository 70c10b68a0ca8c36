import { randomUUID } from 'node:crypto';
import type { Attachment, MessagingExtensionResult, TaskModuleTaskInfo, TurnContext } from 'botbuilder';
import { z } from 'zod';
import { reportBug } from '../../src/core/bug.ts';
import type { App } from '../../src/core/context.ts';
import { Refusal } from '../../src/core/refusal.ts';
import { cardOf, type Face } from '../cards.ts';
import { createFromForm, formFromMessage } from '../create-door.ts';
import { requestOf } from '../reply.ts';
import { incomingOf, turnFor } from './turn-for.ts';

const payload = z
  .object({ messagePayload: z.object({ body: z.object({ content: z.string() }) }) })
  .transform(({ messagePayload }) => messagePayload.body.content)
  .catch('');
const typed = z
  .record(z.string(), z.unknown())
  .transform((fields) =>
    Object.fromEntries(
      Object.entries(fields).flatMap(([name, value]) =>
        typeof value === 'string' && value.trim() !== '' ? [[name, value.trim()]] : [],
      ),
    ),
  );

const attachment = (content: unknown): Attachment => ({
  contentType: 'application/vnd.microsoft.card.adaptive',
  content,
});
/** In a task's dialog a form is sent by a plain Submit; its button carries nothing but what was understood and not asked. */
const dialog = (face: Face, isForm: boolean, data: Record<string, string> = {}): TaskModuleTaskInfo => ({
  title: 'Assign an action',
  width: 'medium',
  height: 'medium',
  card: attachment({
    ...cardOf({ ...face, buttons: [] }),
    ...(isForm && { actions: [{ type: 'Action.Submit', title: 'Assign', style: 'positive', data }] }),
  }),
});
/** What goes along unseen, also when the form comes again: the same words sent by the same form are one request. */
const hidden = ({ huddleId, once = randomUUID() }: Record<string, string>): Record<string, string> => ({
  once,
  ...(huddleId !== undefined && { huddleId }),
});

/** The message extension's “Assign an action”: opens the form, from the message it was asked on, for the asker alone. */
export async function formAsked(app: App, context: TurnContext): Promise<TaskModuleTaskInfo | string> {
  return saying(app, async () => {
    const turn = await turnFor(app, incomingOf(context), 'chat', 'personal');
    if (typeof turn === 'string') return turn;
    const { face, isForm, kept } = await formFromMessage(turn, payload.parse(context.activity.value));
    return dialog(face, isForm, hidden(kept));
  });
}

/** The form, filled: a card of references to post, or the form again with the reason. */
export async function formSent(
  app: App,
  context: TurnContext,
  data: unknown,
): Promise<MessagingExtensionResult | TaskModuleTaskInfo | string> {
  return saying(app, async () => {
    const fields = typed.parse(data);
    const incoming = incomingOf(context);
    const id = requestOf(fields) ?? incoming.id;
    const turn = await turnFor(app, { ...incoming, id }, 'chat', 'personal');
    if (typeof turn === 'string') return turn;
    const done = await createFromForm(turn, fields);
    if ('again' in done) return dialog(done.again, true, hidden(fields));
    const card = attachment(cardOf(done.posted));
    const preview = {
      contentType: 'application/vnd.microsoft.card.thumbnail',
      content: { title: done.posted.heading },
    };
    return { type: 'result', attachmentLayout: 'list', attachments: [{ ...card, preview }] };
  });
}

async function saying<T>(app: App, work: () => Promise<T>): Promise<T | string> {
  try {
    return await work();
  } catch (error) {
    return error instanceof Refusal ? error.sentence : reportBug(app.log, 'bot.create', error);
  }
}
