import { type Config, readConfig } from './config.ts';
import { reportBug } from './core/bug.ts';
import { Refusal } from './core/refusal.ts';
import { unreachable } from './db/unreachable.ts';
import { portIsFree } from './http/port.ts';
import { consoleLog, type Log } from './log.ts';
import type { Running } from './start.ts';

/** The process: its words, its signals and its end. What it is made of is put together in start.ts. */
const STOP_WITHIN_MS = 20_000;
const running: Running = new Map();
let log: Log = consoleLog;
let stopped: Promise<void> | undefined;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function begin(config: Config, isEmpty: boolean): Promise<void> {
  if (!(await portIsFree(config.port, config.host)))
    throw new Refusal(
      'busy',
      `Port ${config.port} is in use. Perhaps Neighbourhood Huddle runs already: look at ${config.publicUrl}. Else end that program, or choose another port with PORT.`,
    );
  // The Playground takes longest to get ready: it begins before the rest of the program is even read.
  const playground = config.mode === 'local' ? await openPlayground(config) : undefined;
  const { start } = await import('./start.ts');
  await start({ config, log, running, say, isEmpty, playground: playground?.ready });
}

async function openPlayground({ publicUrl, playgroundPort: port, dataDir }: Config) {
  const { refuseTakenPort, startPlayground } = await import('../dev/playground.ts');
  await refuseTakenPort(port);
  const ready = startPlayground({ botUrl: `${publicUrl}/api/messages`, port, dataDir, log });
  // Whatever fails before it is awaited must not be hidden by its failure.
  ready.catch(() => {});
  return { ready };
}

/** However often it is asked: once, in order, and by force when that takes too long. */
function stop(): Promise<void> {
  stopped ??= (async () => {
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    if (running.size === 0) return;
    const { STOPS } = await import('./start.ts');
    for (const name of STOPS) await running.get(name)?.();
  })();
  return stopped;
}

async function fail(where: string, error: unknown): Promise<void> {
  // What breaks because we are stopping is no news.
  if (stopped !== undefined) return;
  const refusal = error instanceof Refusal ? error : unreachable(error);
  process.stderr.write(`${refusal?.sentence ?? reportBug(log, where, error)}\n`);
  if (refusal === undefined && process.env.NODE_ENV !== 'production') console.error(error);
  await stop();
  process.exit(1);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    if (stopped === undefined) say('\nStopping …');
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        reportBug(log, 'stop', error);
        process.exit(1);
      },
    );
  });
process.on('uncaughtException', (error) => void fail('main', error));

try {
  const isEmpty = process.argv.includes('--empty');
  const asked = readConfig(process.env);
  const config = isEmpty ? { ...asked, dataDir: `${asked.dataDir}-empty` } : asked;
  // In practice the terminal is for the person at it: sentences, and faults.
  if (config.mode === 'local') log = { info() {}, error: consoleLog.error };
  await begin(config, isEmpty);
} catch (error) {
  await fail('start', error);
}
