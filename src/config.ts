import { resolve } from 'node:path';
import { z } from 'zod';
import { Refusal } from './core/refusal.ts';

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number);
const environment = z.object({
  NODE_ENV: z.string().default('development'),
  PORT: port.default(3978),
  PLAYGROUND_PORT: port.default(56150),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: z.string().optional(),
  BOT_APP_ID: z.string().optional(),
  BOT_APP_PASSWORD: z.string().optional(),
  TENANT_ID: z.string().optional(),
  PUBLIC_URL: z.url().optional(),
  TOKEN_ISSUER: z.url().optional(),
  TOKEN_AUDIENCE: z.string().optional(),
  TOKEN_KEYS_URL: z.url().optional(),
  DOWNLOAD_HOSTS: z.string().optional(),
  SERVICE_HOSTS: z.string().optional(),
});

export type Config = {
  mode: 'local' | 'production';
  host: string;
  port: number;
  playgroundPort: number;
  /** Where the embedded database and the local keys live; not used in production. */
  dataDir: string;
  databaseUrl: string | undefined;
  bot: { appId: string; appPassword: string; tenantId: string };
  publicUrl: string;
  /** The tab's tokens: one verifier for the local issuer and for Entra ID; the values differ, the code does not. */
  tokens: { issuer: string; audience: string; keysUrl: string };
  /** Hosts from which a file sent to the bot may be fetched, and hosts of service URLs that may be posted to. */
  downloadHosts: string[];
  serviceHosts: string[];
};

const NEEDED_IN_PRODUCTION = [
  ['DATABASE_URL', 'the address of the PostgreSQL database'],
  ['BOT_APP_ID', 'the bot’s application (client) id'],
  ['BOT_APP_PASSWORD', 'the bot’s client secret'],
  ['TENANT_ID', 'the Microsoft Entra tenant id'],
  ['PUBLIC_URL', 'the https address at which Teams reaches this server'],
] as const;

const hosts = (text: string | undefined, otherwise: string[]): string[] =>
  text === undefined
    ? otherwise
    : text
        .split(',')
        .map((host) => host.trim().toLowerCase())
        .filter(Boolean);

/** Reads the environment once. Refuses, naming every setting that is absent or wrong. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const parsed = environment.safeParse(
    Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')),
  );
  if (!parsed.success)
    throw new Refusal(
      'invalid',
      `These settings cannot be read: ${parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')}. Correct them and start again.`,
    );
  const e = parsed.data;
  const production = e.NODE_ENV === 'production';
  // Local mode signs anybody in and trusts whoever calls the bot: a production that forgot to say so must not start as one.
  if (!production && (e.BOT_APP_PASSWORD !== undefined || e.PUBLIC_URL?.startsWith('https://')))
    throw new Refusal(
      'invalid',
      'BOT_APP_PASSWORD and an https PUBLIC_URL are for production. Set NODE_ENV to production, or take them away to practise here.',
    );
  const absent = NEEDED_IN_PRODUCTION.filter(([name]) => production && e[name] === undefined);
  if (absent.length > 0)
    throw new Refusal(
      'invalid',
      `Production needs ${absent.map(([name, what]) => `${name} (${what})`).join(', ')}. Set ${absent.length === 1 ? 'it' : 'them'} and start again.`,
    );
  const publicUrl = e.PUBLIC_URL ?? `http://127.0.0.1:${e.PORT}`;
  if (production && !publicUrl.startsWith('https://'))
    throw new Refusal(
      'invalid',
      'PUBLIC_URL must begin with https:// in production. Correct it and start again.',
    );
  const local = `http://127.0.0.1:${e.PORT}/local`;
  const entra = `https://login.microsoftonline.com/${e.TENANT_ID}`;
  return {
    mode: production ? 'production' : 'local',
    host: production ? '0.0.0.0' : '127.0.0.1',
    port: e.PORT,
    playgroundPort: e.PLAYGROUND_PORT,
    dataDir: resolve(e.DATA_DIR),
    databaseUrl: e.DATABASE_URL,
    bot: {
      appId: production ? (e.BOT_APP_ID ?? '') : '',
      appPassword: e.BOT_APP_PASSWORD ?? '',
      tenantId: e.TENANT_ID ?? '',
    },
    publicUrl,
    tokens: {
      issuer: e.TOKEN_ISSUER ?? (production ? `${entra}/v2.0` : local),
      // Entra's v2 tokens name the application's id here, whatever URI the scope was asked under.
      audience: e.TOKEN_AUDIENCE ?? (production ? (e.BOT_APP_ID ?? '') : 'neighbourhood-huddle-local'),
      keysUrl: e.TOKEN_KEYS_URL ?? (production ? `${entra}/discovery/v2.0/keys` : `${local}/keys.json`),
    },
    downloadHosts: hosts(
      e.DOWNLOAD_HOSTS,
      production ? ['.sharepoint.com'] : ['127.0.0.1', 'localhost', '.sharepoint.com'],
    ),
    serviceHosts: hosts(
      e.SERVICE_HOSTS,
      production
        ? ['smba.trafficmanager.net', 'smba.infra.gcc.teams.microsoft.com']
        : ['127.0.0.1', 'localhost'],
    ),
  };
}
