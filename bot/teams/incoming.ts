import { z } from 'zod';
import type { Place } from '../turn.ts';

/**
 * What we read of an activity, checked once at the door: after this nothing knows the SDK. Shapes as Teams sends them
 * (tests/bot/teams/incoming.test.ts reads Microsoft's own examples).
 */
const activity = z.object({
  type: z.string(),
  id: z.string().default(''),
  name: z.string().optional(),
  action: z.string().optional(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  replyToId: z.string().optional(),
  serviceUrl: z.string(),
  from: z.object({ id: z.string(), aadObjectId: z.string().optional() }),
  recipient: z.object({ id: z.string() }),
  conversation: z.object({
    id: z.string().min(1),
    conversationType: z.string().optional(),
    tenantId: z.string().optional(),
  }),
  channelData: z
    .object({
      team: z.object({ id: z.string() }).nullish(),
      tenant: z.object({ id: z.string() }).nullish(),
    })
    .nullish()
    .catch(undefined),
  entities: z
    .array(
      z.object({
        type: z.string(),
        mentioned: z.object({ id: z.string(), name: z.string().optional() }).optional(),
      }),
    )
    .nullish()
    .catch(undefined),
  attachments: z
    .array(
      z.object({
        contentType: z.string(),
        name: z.string().nullish(),
        content: z.unknown().optional(),
      }),
    )
    .nullish()
    .catch(undefined),
});
const fileInfo = z.object({ downloadUrl: z.string().min(1), fileType: z.string().optional() });

export type SentFile = { name: string; url: string };
export type Incoming = {
  type: string;
  id: string;
  text: string;
  value: unknown;
  place: Place;
  conversationId: string;
  /** The conversation without the thread's `;messageid=…`: where a new post begins. */
  channelId: string;
  teamId: string | undefined;
  tenantId: string;
  entraId: string | undefined;
  fromId: string;
  botId: string;
  serviceUrl: string;
  replyToId: string | undefined;
  /**
   * The bot was installed in a team or in somebody's personal chat. Teams tells of it a second time, as members added to the
   * conversation, at the same moment: that is left aside, or two at once would bind and greet.
   */
  installed: boolean;
  files: SentFile[];
  /** The neighbourhood in which the pressed card was made: its references mean nothing in another. */
  madeIn?: string | undefined;
};

/** Undefined when it is no activity that we can answer. */
export function readActivity(raw: unknown): Incoming | undefined {
  const parsed = activity.safeParse(raw);
  if (!parsed.success) return undefined;
  const { channelData, conversation, from, recipient, ...a } = parsed.data;
  return {
    type: a.type,
    id: a.id,
    text: a.text ?? '',
    value: a.value,
    place: conversation.conversationType === 'personal' ? 'personal' : 'shared',
    conversationId: conversation.id,
    channelId: conversation.id.replace(/;messageid=.*$/, ''),
    teamId: channelData?.team?.id,
    tenantId: conversation.tenantId ?? channelData?.tenant?.id ?? '',
    entraId: from.aadObjectId,
    fromId: from.id,
    botId: recipient.id,
    serviceUrl: a.serviceUrl,
    replyToId: a.replyToId,
    installed: a.type === 'installationUpdate' && a.action?.startsWith('add') === true,
    files: (a.attachments ?? []).flatMap(({ contentType, name, content }) => {
      const info = fileInfo.safeParse(content);
      return contentType === 'application/vnd.microsoft.teams.file.download.info' && info.success
        ? [{ name: name ?? 'file', url: info.data.downloadUrl }]
        : [];
    }),
  };
}

/** True when the address's host is on the list; ".sharepoint.com" stands for every host below it. Only https outside local mode. */
export function isAllowedHost(
  address: string,
  hosts: readonly string[],
  mode: 'local' | 'production',
): boolean {
  const url = URL.parse(address);
  if (url === null || url.username !== '' || url.password !== '') return false;
  if (url.protocol !== 'https:' && !(mode === 'local' && url.protocol === 'http:')) return false;
  const host = url.hostname.toLowerCase();
  return hosts.some((allowed) => (allowed.startsWith('.') ? host.endsWith(allowed) : host === allowed));
}
