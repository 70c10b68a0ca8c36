import { TeamsAdapter } from '@microsoft/teams-ai';
import {
  type Activity,
  ConfigurationBotFrameworkAuthentication,
  type ConfigurationBotFrameworkAuthenticationOptions,
  type TurnContext,
} from 'botbuilder';
import type { Config } from '../../src/config.ts';
import { sendFailure } from '../../src/core/outbox.ts';
import type { Connector } from './connector.ts';

const BOT_FRAMEWORK = 'https://api.botframework.com';

/** Where the keys are that sign Teams' calls; Microsoft's own unless a test or a national cloud says otherwise. */
export type SigningKeys = { openIdUrl?: string };

/**
 * The SDK's adapter with our settings. Without an app id it checks nobody and calls any address, so that is for local mode
 * only (bound to loopback); production does not start without one.
 */
export function adapterFor({ mode, bot }: Config, { openIdUrl }: SigningKeys = {}): TeamsAdapter {
  if (mode === 'production' && bot.appId === '') throw new Error('production without a bot app id');
  return new Adapter(
    bot.appId === ''
      ? {}
      : {
          MicrosoftAppId: bot.appId,
          MicrosoftAppPassword: bot.appPassword,
          MicrosoftAppTenantId: bot.tenantId,
          MicrosoftAppType: 'SingleTenant',
          ...(openIdUrl !== undefined && {
            ToBotFromChannelOpenIdMetadataUrl: openIdUrl,
            // One value of one's own makes the SDK forget its defaults for the rest.
            ToBotFromChannelTokenIssuer: BOT_FRAMEWORK,
            ToChannelFromBotOAuthScope: BOT_FRAMEWORK,
            ToChannelFromBotLoginUrl: `https://login.microsoftonline.com/${bot.tenantId}`,
          }),
        },
  );
}

class Adapter extends TeamsAdapter {
  protected override readonly botFrameworkAuthentication: ConfigurationBotFrameworkAuthentication;
  constructor(settings: ConfigurationBotFrameworkAuthenticationOptions) {
    super(settings);
    this.botFrameworkAuthentication = new KeptClients(settings);
  }
}

type Caller = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;
type CreateClient = NonNullable<Caller['connectorFactory']>['create'];
type Client = Awaited<ReturnType<CreateClient>>;
type Tokens = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['createUserTokenClient']>>;

/** Teams answers at a handful of addresses, one for each region. */
const MOST_ADDRESSES = 50;
/**
 * The SDK's checks of who calls, with its clients kept: for each turn it would make two anew, pipelines and all, of which
 * nothing belongs to that turn.
 */
class KeptClients extends ConfigurationBotFrameworkAuthentication {
  private readonly clients = new Map<string, Client>();
  private tokens: Tokens | undefined;

  override async authenticateRequest(activity: Activity, authHeader: string): Promise<Caller> {
    const caller = await super.authenticateRequest(activity, authHeader);
    const { connectorFactory: maker } = caller;
    if (maker === undefined) return caller;
    const create: CreateClient = async (serviceUrl, audience) => {
      const key = `${serviceUrl} ${audience ?? ''}`;
      const client = this.clients.get(key) ?? (await maker.create(serviceUrl, audience));
      if (this.clients.size >= MOST_ADDRESSES) this.clients.clear();
      this.clients.set(key, client);
      return client;
    };
    return { ...caller, connectorFactory: { create } };
  }

  override async createUserTokenClient(claims: Caller['claimsIdentity']): Promise<Tokens> {
    this.tokens ??= await super.createUserTokenClient(claims);
    return this.tokens;
  }
}

/**
 * Replies leave as our own posts do: once, by a plain REST call. The SDK's client would wait and try again by itself, where
 * nobody sees it, and no option of its own turns that off; it also builds a pipeline for each turn and reads a card field by
 * field before sending it. Whoever asked asks again.
 */
export function replyBy(connector: Connector, context: TurnContext): void {
  const { serviceUrl } = context.activity;
  const say = (conversationId: string, activity: unknown, replyTo?: string) =>
    connector.post({ serviceUrl, conversationId }, activity, replyTo).then((id) => ({ id }));
  context.turnState.set(context.adapter.ConnectorClientKey, {
    conversations: {
      sendToConversation: (conversationId: string, activity: unknown) => say(conversationId, activity),
      replyToActivity: (conversationId: string, replyTo: string, activity: unknown) =>
        say(conversationId, activity, replyTo),
      async updateActivity(conversationId: string, id: string, activity: unknown) {
        if (!(await connector.edit({ serviceUrl, conversationId }, id, activity)))
          throw sendFailure({ kind: 'unreachable' });
        return { id };
      },
    },
  });
}
