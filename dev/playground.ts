import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Refusal } from '../src/core/refusal.ts';
import { portIsFree } from '../src/http/port.ts';
import type { Log } from '../src/log.ts';
import { CHANNEL, PERSONAL_CHAT } from './people.ts';

export type Playground = {
  url: string;
  /** Installs the bot in the team's channel and in the current user's chat, as the client does when each is first opened. */
  install(): Promise<void>;
  stop(): Promise<void>;
};

const PATIENCE_MS = 30_000;
const LOST_AFTER_PING_MS = 2000;
const program = fileURLToPath(import.meta.resolve('@microsoft/m365agentsplayground/cli.js'));
const people = fileURLToPath(new URL('../.m365agentsplayground.yml', import.meta.url));
// Its input is a pipe from us: when we end, even by kill -9, it ends too and frees the port.
const endWithParent = 'data:text/javascript,process.stdin.resume().on("end",()=>process.exit())';

/**
 * Starts the Agents Playground, a Teams-like client, on `port`, talking to the bot at `botUrl` (…/api/messages); comes
 * back when it takes messages. It listens on all interfaces without a password: local mode says so. What it writes goes
 * to `dataDir`/playground. Refuses (`busy`) when the port is taken or the program ends at once.
 */
export async function startPlayground(options: {
  botUrl: string;
  port: number;
  dataDir: string;
  log: Log;
}): Promise<Playground> {
  const { botUrl, port, dataDir, log } = options;
  await refuseTakenPort(port);
  const folder = join(dataDir, 'playground');
  mkdirSync(folder, { recursive: true });
  const outputFile = join(folder, 'output.log');
  const output = openSync(outputFile, 'w');
  const child = spawn(
    process.execPath,
    [
      '--import',
      endWithParent,
      program,
      '-e',
      botUrl,
      '-c',
      'msteams',
      '-p',
      String(port),
      '--disable-telemetry',
    ],
    {
      cwd: folder,
      // Detached: Ctrl-C in the terminal is ours to handle, and its end comes in its turn.
      detached: true,
      windowsHide: true,
      stdio: ['pipe', output, output],
      env: {
        HOME: folder,
        NODE_COMPILE_CACHE: join(folder, 'compiled'),
        TEAMSAPPTESTER_BROWSER: 'none',
        M365_AGENTS_PLAYGROUND_CONFIG_PATH: people,
        M365_AGENTS_PLAYGROUND_LOGFILE: join(folder, 'playground.log'),
      },
    },
  );
  closeSync(output);
  let stopping = false;
  const ended = once(child, 'exit').then(([code]) => {
    if (!stopping) log.error('playground.ended', { code: Number(code) });
  });
  const url = `http://127.0.0.1:${port}`;
  for (const begun = performance.now(); !(await answers(`${url}/_debug/ping`)); await pause(50))
    if (child.exitCode !== null || performance.now() - begun > PATIENCE_MS) {
      child.kill();
      throw new Refusal(
        'busy',
        `The Agents Playground did not start. What it said is in ${outputFile} and in playground.log beside it.`,
      );
    }
  await pause(LOST_AFTER_PING_MS);
  return {
    url,
    async install() {
      for (const conversation of [CHANNEL.id, PERSONAL_CHAT])
        await fetch(`${url}/_debug/conversation/${conversation}/installation`, { method: 'POST' });
    },
    async stop() {
      stopping = true;
      child.stdin?.end();
      await ended;
    },
  };
}

/** The Playground itself would take another port without a word. */
export async function refuseTakenPort(port: number): Promise<void> {
  if (!(await portIsFree(port)))
    throw new Refusal(
      'busy',
      `Port ${port} is in use, so the Agents Playground cannot start. Stop the other program, or choose another port with PLAYGROUND_PORT.`,
    );
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    (response) => response.ok,
    () => false,
  );
