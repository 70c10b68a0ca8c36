import { expect, inject } from 'vitest';
import { z } from 'zod';
import { BOT, CHANNEL, CURRENT, PERSONAL_CHAT, type PlaygroundPerson } from '../../dev/people.ts';
import type { AppAddress } from './app.ts';

/** What the bot put into a conversation: its words in reading order, its buttons, and the whole of it as it was sent. */
export type Post = {
  id: string;
  place: string;
  words: string;
  buttons: Button[];
  sent: string;
  /** Counts the changes: a post that is edited in place keeps its id. */
  edits: number;
};
type Button = { title: string; verb?: string | undefined; data?: unknown };

const frame = z.object({
  action: z.enum(['createMessage', 'updateMessage']),
  actionConversationId: z.string(),
  message: z.looseObject({
    messageId: z.string(),
    text: z.string().nullish(),
    from: z.object({ id: z.string() }).optional(),
    attachments: z.array(z.looseObject({ content: z.unknown().optional() })).nullish(),
  }),
});
const ANSWERS_WITHIN_MS = 15_000;
export const PERSONAL = PERSONAL_CHAT;
export const IN_CHANNEL = CHANNEL.id;

/** An ear at the Playground: hears all that the bot says from now on, speaks as whichever member, and presses buttons. */
export async function chat({ playground }: Pick<AppAddress, 'playground'> = inject('app')) {
  const posts = new Map<string, Post>();
  const socket = new WebSocket(
    `${playground.replace('http', 'ws')}/_ws_conversation/v1/conversations/stream`,
  );
  await new Promise((open, fail) => {
    socket.addEventListener('open', open);
    socket.addEventListener('error', fail);
  });
  socket.addEventListener('message', ({ data }) => {
    const heard = frame.safeParse(JSON.parse(String(data)));
    if (!heard.success || heard.data.message.from?.id !== BOT.id) return;
    const { actionConversationId: place, message } = heard.data;
    const cards = (message.attachments ?? []).map(({ content }) => content);
    posts.set(message.messageId, {
      id: message.messageId,
      place,
      words: [message.text ?? '', ...cards.flatMap(wordsOf)].filter(Boolean).join('\n'),
      buttons: cards.flatMap(buttonsOf),
      sent: JSON.stringify(message),
      edits: (posts.get(message.messageId)?.edits ?? -1) + 1,
    });
  });

  const post = async (path: string, body: unknown): Promise<unknown> => {
    const response = await fetch(`${playground}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(response.status, `${path} ${await response.clone().text()}`).toBeLessThan(300);
    return response.json().catch(() => undefined);
  };
  const ear = {
    /** Everything heard in a place, oldest first. */
    heard: (place: string): Post[] => [...posts.values()].filter((one) => one.place === place),
    /** The post in a place that came, or was edited, after `deed` and whose words fit. */
    async after(place: string, deed: () => Promise<unknown>, like = /./): Promise<Post> {
      const before = new Map(ear.heard(place).map((one) => [one.id, one.edits]));
      const fresh = (): Post[] => ear.heard(place).filter((one) => before.get(one.id) !== one.edits);
      await deed();
      return ear.oneLike(like, fresh, ANSWERS_WITHIN_MS);
    },
    /** Waits for a post whose words fit, whoever caused it. */
    waitFor: (place: string, like: RegExp, ms = ANSWERS_WITHIN_MS): Promise<Post> =>
      ear.oneLike(like, () => ear.heard(place), ms),
    async oneLike(like: RegExp, among: () => Post[], ms: number): Promise<Post> {
      const found = (): Post | undefined => among().findLast(({ words }) => like.test(words));
      const last = (): string => (found() ?? among().at(-1))?.words ?? '';
      await expect.poll(last, { timeout: ms }).toMatch(like);
      const one = found();
      if (one === undefined) throw new Error('a post was heard and lost');
      return one;
    },
    /** Jo types in the personal chat; the bot's answer. */
    say: (text: string, like?: RegExp): Promise<Post> =>
      ear.after(
        PERSONAL,
        () =>
          post(`_conversation/v1/conversations/${PERSONAL}/messages`, {
            type: 'text',
            text,
            textFormat: 'plain',
            from: { id: CURRENT.id },
          }),
        like,
      ),
    /** A member mentions the bot in the channel; the bot's answer. */
    sayInChannel: (who: PlaygroundPerson, text: string): Promise<Post> =>
      ear.after(IN_CHANNEL, () =>
        ear.send(IN_CHANNEL, who, {
          text: `<at>${BOT.name}</at> ${text}`,
          entities: [{ type: 'mention', mentioned: BOT, text: `<at>${BOT.name}</at>` }],
        }),
      ),
    /** An activity as Teams makes it, from any member, with whatever the Playground's own window cannot do. */
    async send(place: string, who: PlaygroundPerson, activity: Record<string, unknown>): Promise<void> {
      const blank = await fetch(
        `${playground}/_internal/v1/customActivities/template?conversationId=${place}`,
      );
      await post('_internal/v1/customActivities', {
        ...z.record(z.string(), z.unknown()).parse(await blank.json()),
        type: 'message',
        from: { id: who.id, name: who.name, aadObjectId: who.entraId },
        ...activity,
      });
    },
    /** Presses a button of a post, also of one that has been replaced since: Teams lets people do that. */
    press: (one: Post, title: string, fields: Record<string, unknown> = {}): Promise<Post> =>
      ear.after(one.place, async () => {
        const button = one.buttons.find((each) => each.title === title);
        if (button === undefined)
          throw new Error(`no button ${title} among ${one.buttons.map((each) => each.title).join(', ')}`);
        await post('_conversation/v1/invoke', {
          name: 'adaptiveCard/action',
          value: {
            action: {
              type: 'Action.Execute',
              title,
              verb: button.verb,
              data: { ...(button.data as Record<string, unknown>), ...fields },
            },
          },
          from: { id: CURRENT.id },
          conversation: { id: one.place },
          replyToId: one.id,
        });
      }),
    close: () => socket.close(),
  };
  return ear;
}

const WORDS = new Set(['text', 'title', 'value', 'label', 'placeholder', 'fallbackText', 'speak']);

function wordsOf(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(wordsOf);
  if (typeof part !== 'object' || part === null) return [];
  // A line of text runs is read as one.
  if ('inlines' in part && Array.isArray(part.inlines))
    return [part.inlines.map((run) => (typeof run === 'string' ? run : (run?.text ?? ''))).join('')];
  return Object.entries(part).flatMap(([key, value]) =>
    typeof value === 'string' ? (WORDS.has(key) ? [value] : []) : key === 'data' ? [] : wordsOf(value),
  );
}

function buttonsOf(part: unknown): Button[] {
  if (Array.isArray(part)) return part.flatMap(buttonsOf);
  if (typeof part !== 'object' || part === null) return [];
  const action = z
    .object({
      type: z.string().startsWith('Action.'),
      title: z.string(),
      verb: z.string().optional(),
      data: z.unknown(),
    })
    .safeParse(part);
  return [...(action.success ? [action.data] : []), ...Object.values(part).flatMap(buttonsOf)];
}
