import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import type { Config } from '../../src/config.ts';
import { machineNow, milliseconds } from '../../src/core/day.ts';
import { sendFailure } from '../../src/core/outbox.ts';
import { isAllowedHost } from './incoming.ts';

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
  ) {
    if (!isAllowedHost(serviceUrl, config.serviceHosts, config.mode))
      throw sendFailure({ kind: 'unreachable' });
    const bearer = await token();
    try {
      return await fetch(
        `${serviceUrl.replace(/\/$/, '')}/v3/conversations/${encodeURIComponent(conversationId)}/activities${path}`,
        {
          method,
          headers: {
            'content-type': 'application/json',
            ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
          },
          body: JSON.stringify(activity),
          redirect: 'error',
          signal: AbortSignal.timeout(patienceMs),
        },
      );
    } catch (error) {
      // Whether it arrived is not known, unless nobody was there to take it. An edit may be made twice, a post may not.
      throw sendFailure({ kind: method === 'PUT' || neverLeft(error) ? 'transient' : 'unsure' });
    }
  }

  return {
    async post(address, activity, replyTo) {
      const response = await call('POST', address, pathOf(replyTo), activity);
      if (!response.ok) throw failureFrom(response, 'POST');
      // Accepted, whatever becomes of the rest of the answer: without an id it is only never edited.
      const body: unknown = await response.json().catch(() => ({}));
      return typeof body === 'object' && body !== null && 'id' in body ? String(body.id) : '';
    },
    async edit(address, activityId, activity) {
      const response = await call('PUT', address, pathOf(activityId), activity);
      await response.body?.cancel();
      // Gone (ActivityNotFoundInConversation and its kin): the caller posts anew. A conversation that is gone fails that too.
      if (response.status === 404 || response.status === 412) return false;
      if (!response.ok) throw failureFrom(response, 'PUT');
      return true;
    },
  };
}

const pathOf = (activityId: string | undefined): string =>
  activityId === undefined ? '' : `/${encodeURIComponent(activityId)}`;

const NEVER_LEFT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const neverLeft = (error: unknown): boolean =>
  error instanceof Error &&
  error.cause instanceof Error &&
  'code' in error.cause &&
  NEVER_LEFT.has(String(error.cause.code));

function failureFrom(response: Response, method: 'POST' | 'PUT'): Error {
  const asked = response.headers.get('retry-after') ?? '';
  // Seconds, or (rarely) the time of day: then what is left of it.
  const seconds = /^\d+$/.test(asked.trim())
    ? Number(asked)
    : asked === ''
      ? 0
      : (milliseconds(asked) - milliseconds(machineNow())) / 1000;
  if (response.status === 429)
    return sendFailure({
      kind: 'throttled',
      ...(seconds > 0 && { retryAfterMs: seconds * 1000 }),
    });
  if (response.status === 403 || response.status === 404) return sendFailure({ kind: 'unreachable' });
  // A gateway answers for somebody who may have taken it.
  const isGateway = response.status === 502 || response.status === 504;
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
