import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import type { Config } from '../../src/config.ts';
import { machineNow, milliseconds } from '../../src/core/day.ts';
import { sendFailure } from '../../src/core/outbox.ts';
import { isAllowedHost } from './incoming.ts';
import { type Answer, exchange, NoAnswer } from './rest.ts';

const SCOPE = 'https://api.botframework.com';
const PATIENCE_MS = 15_000;

/** How long an answer may take; a test has less patience. */
export type Limits = { patienceMs?: number };
/** Where to send: our own reference of a conversation. */
export type Address = { serviceUrl: string; conversationId: string };
export type Connector = {
  /** Gives the id of the new post; `replyTo`: the activity that it answers. */
  post(address: Address, activity: unknown, replyTo?: string): Promise<string>;
  /** False when Teams no longer has that post. */
  edit(address: Address, activityId: string, activity: unknown): Promise<boolean>;
};

/**
 * Posts and replies, by Teams' plain REST calls: the SDK's client waits and retries inside itself, where the courier's
 * ledger sees nothing of it. Throws what the courier understands (core/outbox.ts): throttled, unreachable or transient.
 */
export function connectorFor(config: Config, { patienceMs = PATIENCE_MS }: Limits = {}): Connector {
  const token = tokensFor(config);

  async function call(
    method: 'POST' | 'PUT',
    { serviceUrl, conversationId }: Address,
    path: string,
    activity: unknown,
  ): Promise<Answer> {
    if (!isAllowedHost(serviceUrl, config.serviceHosts, config.mode))
      throw sendFailure({ kind: 'unreachable' });
    const bearer = await token();
    const url = `${serviceUrl.replace(/\/$/, '')}/v3/conversations/${encodeURIComponent(conversationId)}/activities${path}`;
    const headers = bearer === undefined ? {} : { authorization: `Bearer ${bearer}` };
    try {
      return await exchange(method, url, { headers, body: JSON.stringify(activity), patienceMs });
    } catch (error) {
      // Whether it arrived is not known, unless nobody was there to take it. An edit may be made twice, a post may not.
      const mayHaveArrived = !(error instanceof NoAnswer) || error.left;
      throw sendFailure({ kind: method === 'POST' && mayHaveArrived ? 'unsure' : 'transient' });
    }
  }

  return {
    async post(address, activity, replyTo) {
      const answer = await call('POST', address, pathOf(replyTo), activity);
      if (!isOk(answer)) throw failureFrom('POST', answer);
      return idIn(answer);
    },
    async edit(address, activityId, activity) {
      const answer = await call('PUT', address, pathOf(activityId), activity);
      // Gone (ActivityNotFoundInConversation and its kin): the caller posts anew. A conversation that is gone fails that too.
      if (answer.status === 404 || answer.status === 412) return false;
      if (!isOk(answer)) throw failureFrom('PUT', answer);
      return true;
    },
  };
}

const isOk = ({ status }: Answer): boolean => status >= 200 && status < 300;
/** A post without an id is only never edited. */
function idIn({ words }: Answer): string {
  try {
    const body: unknown = JSON.parse(words);
    return typeof body === 'object' && body !== null && 'id' in body ? String(body.id) : '';
  } catch {
    return '';
  }
}

const pathOf = (activityId: string | undefined): string =>
  activityId === undefined ? '' : `/${encodeURIComponent(activityId)}`;

function failureFrom(method: 'POST' | 'PUT', { status, headers }: Answer): Error {
  const retryAfter = headers['retry-after'] ?? '';
  // Seconds, or (rarely) the time of day: then what is left of it.
  const seconds = /^\d+$/.test(retryAfter.trim())
    ? Number(retryAfter)
    : retryAfter === ''
      ? 0
      : (milliseconds(retryAfter) - milliseconds(machineNow())) / 1000;
  if (status === 429)
    return sendFailure({
      kind: 'throttled',
      ...(seconds > 0 && { retryAfterMs: seconds * 1000 }),
    });
  if (status === 403 || status === 404) return sendFailure({ kind: 'unreachable' });
  // A gateway answers for somebody who may have taken it.
  const isGateway = status === 502 || status === 504;
  return sendFailure({ kind: isGateway && method === 'POST' ? 'unsure' : 'transient' });
}

/** The bot's own token for the connector, kept by the SDK until it ends; none without an app id (local mode). */
function tokensFor({ bot }: Config): () => Promise<string | undefined> {
  if (bot.appId === '') return async () => undefined;
  const factory = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: bot.appId,
    MicrosoftAppPassword: bot.appPassword,
    MicrosoftAppTenantId: bot.tenantId,
    MicrosoftAppType: 'SingleTenant',
  });
  return async () => {
    const login = `https://login.microsoftonline.com/${bot.tenantId}`;
    const credentials = await factory.createCredentials(bot.appId, SCOPE, login, true);
    if (!('getToken' in credentials) || typeof credentials.getToken !== 'function')
      throw new Error('the SDK gives no token');
    return String(await credentials.getToken());
  };
}
