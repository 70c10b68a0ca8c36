import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { botDoor } from '../../bot/teams/app.ts';
import { teamsMessenger } from '../../bot/teams/messenger.ts';
import { machineNow } from '../../src/core/day.ts';
import { afterFile } from '../world/after-file.ts';
import { type World, type WorldMember, world } from '../world/world.ts';

/** What Teams' connector was asked to show: the outside, recorded. */
export type Shown = {
  method: string;
  conversationId: string;
  activityId: string;
  text: string;
  summary: string;
  card: CardJson | undefined;
};
export type CardJson = { type: 'AdaptiveCard'; body: Json[]; actions?: ButtonJson[] };
export type ButtonJson = {
  type: string;
  title: string;
  verb: string;
  url?: string;
  data: Record<string, Json>;
};
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Where = 'personal' | 'channel' | 'group';

export const TEAM_ID = '19:riverside@thread.tacv2';
export const CHANNEL_ID = '19:frailty@thread.tacv2';
const BOT = { id: '28:huddle', name: 'Huddle' };

/** A Teams of our own round a real server on a real database: activities go in over HTTP, what the bot shows is recorded. */
export async function teams(options: Parameters<typeof world>[0] = {}) {
  const w = await world(options);
  await w.followClock();
  const connector = await startConnector();
  w.app.messenger = teamsMessenger(() => w.app);
  const web = express();
  botDoor(w.app).mount(web);
  const server = await listening(createServer(web));
  const address = `http://127.0.0.1:${portOf(server)}/api/messages`;
  afterFile(() => {
    server.closeAllConnections();
    server.close();
    connector.stop();
  });
  let counter = 0;
  const cards: unknown[] = [];

  const post = async (activity: Record<string, unknown>, headers: Record<string, string> = {}) => {
    const before = connector.shown.length;
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    const body =
      text === '' ? undefined : (JSON.parse(text) as { statusCode?: number; type?: string; value?: Json });
    const shown = connector.shown.slice(before);
    if (typeof body?.value === 'object' && body.value !== null && 'body' in body.value)
      cards.push(body.value);
    cards.push(...shown.flatMap((one) => one.card ?? []));
    return { status: response.status, body, shown };
  };
  const base = (who: WorldMember | undefined, where: Where, extra: Record<string, unknown> = {}) => ({
    id: `a${++counter}`,
    timestamp: machineNow(),
    channelId: 'msteams',
    serviceUrl: connector.url,
    from: who === undefined ? { id: '29:stranger', name: 'Stranger', aadObjectId: 'nobody' } : fromOf(who, w),
    recipient: BOT,
    conversation: conversationOf(who, where),
    channelData:
      where === 'channel'
        ? { team: { id: TEAM_ID }, channel: { id: CHANNEL_ID }, tenant: { id: 'local' } }
        : { tenant: { id: 'local' } },
    ...extra,
  });
  const says = (
    who: WorldMember | undefined,
    text: string,
    where: Where = 'personal',
    extra: Record<string, unknown> = {},
  ) => {
    const mention = where === 'personal' ? '' : '<at>Huddle</at> ';
    const entities =
      where === 'personal' ? [] : [{ type: 'mention', mentioned: BOT, text: '<at>Huddle</at>' }];
    return post(base(who, where, { type: 'message', text: `${mention}${text}`, entities, ...extra }));
  };
  const invoke = (
    who: WorldMember | undefined,
    verb: string,
    data: unknown,
    where: Where = 'personal',
    replyToId = 'm1',
  ) =>
    post(
      base(who, where, {
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId,
        value: { action: { type: 'Action.Execute', title: verb, verb, data }, trigger: 'manual' },
      }),
    );

  return {
    ...w,
    connector,
    /** Every card that was shown, for tests/bot/fits.ts. */
    cards,
    address,
    post,
    base,
    says,
    invoke,
    /** The last thing shown in answer to these words: its text, or its card. */
    async asks(who: WorldMember | undefined, text: string, where: Where = 'personal'): Promise<Shown> {
      const { shown, status } = await says(who, text, where);
      const last = shown.at(-1);
      if (last === undefined) throw new Error(`nothing was shown (${status})`);
      return last;
    },
    /** Presses a button of a card by its title, its fields filled in; gives the card that takes its place, or the sentence. */
    async presses(
      who: WorldMember,
      card: CardJson | undefined,
      title: string,
      fields: Record<string, Json> = {},
      where: Where = 'personal',
    ) {
      const button = buttonsOf(card).find((one) => one.title === title);
      if (button === undefined)
        throw new Error(
          `no button ${title}, only ${buttonsOf(card)
            .map((one) => one.title)
            .join(', ')}`,
        );
      const answer = await invoke(
        who,
        button.verb,
        { ...button.data, ...defaultsOf(card), ...fields },
        where,
      );
      const value = answer.body?.value;
      return {
        status: answer.status,
        shown: answer.shown,
        sentence: typeof value === 'string' ? value : undefined,
        card: typeof value === 'object' ? (value as unknown as CardJson) : undefined,
        text: typeof value === 'string' ? value : textOf(value as unknown as CardJson),
      };
    },
    installedIn: (where: Where, who: WorldMember | undefined) =>
      post(base(who, where, { type: 'installationUpdate', action: 'add' })),
  };
}
export type Teams = Awaited<ReturnType<typeof teams>>;

const fromOf = (who: WorldMember, w: World) => ({
  id: `29:${who.email}`,
  name: who.name,
  aadObjectId: `${who.email.split('@')[0]}-${w.neighbourhoodId}`,
});
const conversationOf = (who: WorldMember | undefined, where: Where) =>
  where === 'personal'
    ? { id: `a:${who?.email ?? 'stranger'}`, conversationType: 'personal', tenantId: 'local' }
    : where === 'channel'
      ? { id: `${CHANNEL_ID};messageid=1`, conversationType: 'channel', isGroup: true, tenantId: 'local' }
      : { id: '19:group@thread.v2', conversationType: 'groupChat', isGroup: true, tenantId: 'local' };

/** Every button of a card, those inside its body too. */
export function buttonsOf(card: unknown): ButtonJson[] {
  if (Array.isArray(card)) return card.flatMap(buttonsOf);
  if (typeof card !== 'object' || card === null) return [];
  const own = 'type' in card && String(card.type).startsWith('Action.') ? [card as ButtonJson] : [];
  return [
    ...own,
    ...Object.entries(card).flatMap(([key, value]) =>
      key === 'fallback' || key === 'data' ? [] : buttonsOf(value),
    ),
  ];
}
/** What a card says, in order. */
export function textOf(card: unknown): string {
  if (Array.isArray(card)) return card.map(textOf).filter(Boolean).join('\n');
  if (typeof card !== 'object' || card === null) return '';
  const it = card as Record<string, unknown>;
  if (it.type === 'RichTextBlock') return (it.inlines as { text: string }[]).map((run) => run.text).join('');
  if ('title' in it && 'value' in it && !('type' in it)) return `${it.title}: ${it.value}`;
  const own = [it.label, it.text].filter((one) => typeof one === 'string').join('\n');
  return [own, ...['body', 'items', 'facts'].map((key) => textOf(it[key]))].filter(Boolean).join('\n');
}
function defaultsOf(card: unknown): Record<string, Json> {
  if (Array.isArray(card)) return Object.assign({}, ...card.map(defaultsOf));
  if (typeof card !== 'object' || card === null) return {};
  const it = card as Record<string, Json>;
  const own = String(it.type).startsWith('Input.') ? { [String(it.id)]: it.value ?? '' } : {};
  return { ...own, ...Object.assign({}, ...['body', 'items'].map((key) => defaultsOf(it[key]))) };
}

type Rule = (call: {
  method: string;
  path: string;
}) => { status: number; body?: unknown; headers?: Record<string, string> } | undefined;
async function startConnector() {
  const shown: Shown[] = [];
  const state: { rule: Rule } = { rule: () => undefined };
  let counter = 0;
  const server = await listening(
    createServer(async (request, response) => {
      const path = decodeURIComponent(request.url ?? '');
      const body = await bodyOf(request);
      const ruled = state.rule({ method: request.method ?? '', path });
      if (ruled !== undefined) {
        response
          .writeHead(ruled.status, { 'content-type': 'application/json', ...ruled.headers })
          .end(JSON.stringify(ruled.body ?? {}));
        return;
      }
      const [, conversationId = '', activityId] =
        /\/v3\/conversations\/(.+?)\/activities(?:\/(.+))?$/.exec(path) ?? [];
      const id = request.method === 'PUT' ? (activityId ?? '') : `p${++counter}`;
      shown.push({
        method: request.method ?? '',
        conversationId,
        activityId: id,
        text: String(body.text ?? ''),
        summary: String(body.summary ?? ''),
        card: (body.attachments as { content: CardJson }[] | undefined)?.[0]?.content,
      });
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ id }));
    }),
  );
  return {
    url: `http://127.0.0.1:${portOf(server)}/`,
    shown,
    /** Answers otherwise, as Teams does when it is busy or somebody blocked the bot. */
    answers: (rule: Rule) => {
      state.rule = rule;
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;
const listening = (server: Server): Promise<Server> =>
  new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}
