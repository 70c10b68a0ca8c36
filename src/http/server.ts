import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import express, { type Express, type RequestHandler } from 'express';
import type { Config } from '../config.ts';
import type { App } from '../core/context.ts';
import { Refusal } from '../core/refusal.ts';
import { answerErrors, NOTHING_HERE } from './answer.ts';
import { api } from './api.ts';
import { health } from './health.ts';
import { links } from './links.ts';
import { live } from './live.ts';
import { partnerLinks } from './partner-links.ts';
import { signIn } from './sign-in.ts';
import { tabFiles } from './tab-files.ts';
import { upload } from './upload.ts';

const KEEP_ALIVE_MS = 250_000;
const IDLE_AFTER_MS = 50;
const ALL_AFTER_MS = 3000;
const BUILT_TAB = fileURLToPath(new URL('../../dist/tab', import.meta.url));
/** Where Teams and Microsoft 365 put a frame round the tab [S: Microsoft's tab prerequisites]. */
const TEAMS = 'https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft';

/** The doors that stand in other rooms, and what `/health/ready` shows of the reminders. */
export type Parts = {
  bot?: (web: Express) => void;
  local?: (web: Express) => void;
  alarm?: () => Promise<string | null>;
  tabDir?: string;
};
export type RunningServer = { port: number; stop(): Promise<void> };

/**
 * Listens on the configured address and serves the API, live hints, health, the tab, and the parts. `stop()` takes no
 * more requests, ends the streams, and resolves when those at work have been answered (three seconds at most).
 * Refuses (`busy`) when the port is taken.
 */
export async function startServer(app: App, parts: Parts = {}): Promise<RunningServer> {
  let stopping = false;
  const caller = signIn(app);
  const hints = live(app, caller);
  const web = express();
  web.disable('x-powered-by');
  web.set('query parser', 'simple');
  web.use(securityHeaders(app.config));
  web.use(health(app.db, () => stopping, parts.alarm));
  parts.local?.(web);
  parts.bot?.(web);
  web.use(partnerLinks(app));
  web.use('/api', (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  web.use(links(app));
  web.use(hints.router);
  web.use(upload(app, caller));
  web.use(api(app, caller));
  web.use(tabFiles(parts.tabDir ?? BUILT_TAB));
  web.get('/', (_request, response) => response.redirect(app.config.mode === 'local' ? '/local/' : '/tab/'));
  web.use(() => {
    throw NOTHING_HERE;
  });
  web.use(answerErrors(app.log));

  // Longer than a load balancer keeps an idle connection (four minutes in Azure): it must be the one that lets go.
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, web);
  let atWork = 0;
  server.on('request', (_request, response) => {
    atWork++;
    response.once('close', () => atWork--);
  });
  await listen(server, app.config);
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : app.config.port,
    stop() {
      stopping = true;
      const closed = new Promise<void>((done) => server.close(() => done()));
      hints.stop();
      // Connections that browsers keep alive, or opened in advance, would hold close() open for minutes.
      const sweep = setInterval(() => {
        if (atWork === 0) server.closeAllConnections();
        else server.closeIdleConnections();
      }, IDLE_AFTER_MS);
      const cut = setTimeout(() => server.closeAllConnections(), ALL_AFTER_MS);
      return closed.finally(() => {
        clearInterval(sweep);
        clearTimeout(cut);
      });
    },
  };
}

const listen = (server: Server, { host, port }: Config): Promise<void> =>
  new Promise((listening, failed) => {
    server.once('error', (error) =>
      failed(
        'code' in error && error.code === 'EADDRINUSE'
          ? new Refusal(
              'busy',
              `Port ${port} is taken by another program. End that program, or choose another port with PORT.`,
            )
          : error,
      ),
    );
    server.listen(port, host, listening);
  });

function securityHeaders({ mode }: Config): RequestHandler {
  const policy = [
    "default-src 'self'",
    "script-src 'self'",
    // Fluent writes its rules into style elements as components appear.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    // teams-js asks Microsoft for the hosts that may stand round it.
    `connect-src 'self'${mode === 'production' ? ' https://res.cdn.office.net' : ''}`,
    `frame-ancestors ${mode === 'production' ? TEAMS : "'self'"}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
  const headers = {
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=()',
    ...(mode === 'production' ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  };
  return (_request, response, next) => {
    response.set(headers);
    next();
  };
}
