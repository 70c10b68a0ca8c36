import { TeamsAdapter } from '@microsoft/teams-ai';
import type { TurnContext } from 'botbuilder';
import type { Config } from '../../src/config.ts';

const BOT_FRAMEWORK = 'https://api.botframework.com';

/** Where the keys are that sign Teams' calls; Microsoft's own unless a test or a national cloud says otherwise. */
export type SigningKeys = { openIdUrl?: string };

/**
 * The SDK's adapter with our settings. Without an app id it checks nobody and calls any address, so that is for local mode
 * only (bound to loopback); production does not start without one.
 */
export function adapterFor({ mode, bot }: Config, { openIdUrl }: SigningKeys = {}): TeamsAdapter {
  if (mode === 'production' && bot.appId === '') throw new Error('production without a bot app id');
  return new TeamsAdapter(
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

type Client = { client: { pipeline: { removePolicy(which: { phase: 'Retry' }): unknown } } };
const isClient = (value: unknown): value is Client =>
  typeof value === 'object' && value !== null && 'client' in value && typeof value.client === 'object';

/**
 * The SDK's client would wait and try again by itself (429 three times, 502 and 504 with pauses), where nobody sees it and no
 * option of its own turns it off: a reply is said once, and whoever asked asks again.
 */
export function sayOnce(context: TurnContext): void {
  const client: unknown = context.turnState.get(context.adapter.ConnectorClientKey);
  if (isClient(client)) client.client.pipeline.removePolicy({ phase: 'Retry' });
}
