import { readFileSync } from 'node:fs';
import type { TeamsManifestV1D25 } from '@microsoft/app-manifest';
import type { Config } from '../src/config.ts';
import { Refusal } from '../src/core/refusal.ts';

/**
 * appPackage/manifest.json with the settings in it. The schema lets empty and local addresses pass, so those are refused
 * here: Teams would show an empty tab to everybody.
 */
export function readManifest(
  config: Pick<Config, 'bot' | 'publicUrl'>,
): TeamsManifestV1D25.TeamsManifestV1D25 {
  const host = new URL(config.publicUrl).host;
  if (
    /^(?:localhost|127\.|\[|10\.|192\.168\.)|^[^.]+$/.test(host) ||
    !config.publicUrl.startsWith('https://')
  )
    throw new Refusal(
      'invalid',
      'PUBLIC_URL must be the https address at which Teams reaches this server, not a local one.',
    );
  const settings = new Map([
    ['BOT_APP_ID', config.bot.appId],
    ['PUBLIC_HOST', host],
  ]);
  const text = readFileSync(new URL('../appPackage/manifest.json', import.meta.url), 'utf8').replace(
    /\$\{\{(\w+)\}\}/g,
    (_, name: string) => {
      const value = settings.get(name);
      if (value === undefined) throw new Error(`the manifest asks for ${name}, which nobody gives`);
      return value;
    },
  );
  return JSON.parse(text) as TeamsManifestV1D25.TeamsManifestV1D25;
}
