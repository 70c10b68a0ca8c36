import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { type Asking, ask, asking, practiceOnly } from './cli/ask.ts';
import { help, USAGE } from './cli/help.ts';
import { openApp } from './cli/open-app.ts';
import { type Config, readConfig } from './config.ts';
import { reportBug } from './core/bug.ts';
import type { App } from './core/context.ts';
import { Refusal } from './core/refusal.ts';
import { consoleLog, type Log } from './log.ts';

/** The operator's door: JSON on standard output, nothing else. Exit 0 done, 2 refused, 1 a bug. */
const EXIT = { done: 0, bug: 1, refused: 2 } as const;
const log: Log = { info() {}, error: consoleLog.error };

type Answer =
  | { done: unknown }
  | { refused: { reason: string; sentence: string; theirs?: unknown } }
  | { bug: { sentence: string } };

const say = (answer: unknown): void => {
  process.stdout.write(`${JSON.stringify(answer ?? null)}\n`);
};

/** Does the work and puts whatever becomes of it into words; only in practice a bug shows itself whole. */
async function answerTo(work: () => Promise<unknown>, where: string, mode?: Config['mode']): Promise<Answer> {
  try {
    return { done: (await work()) ?? null };
  } catch (error) {
    if (error instanceof Refusal) {
      const { reason, sentence, theirs } = error;
      return { refused: { reason, sentence, ...(theirs === undefined ? {} : { theirs }) } };
    }
    if (mode === 'local') console.error(error);
    return { bug: { sentence: reportBug(log, where, error) } };
  }
}

function readArguments(words: string[]) {
  try {
    return parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        as: { type: 'string' },
        now: { type: 'string' },
        file: { type: 'string' },
        lines: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch {
    throw new Refusal('invalid', USAGE);
  }
}

function understood(raw: unknown): Asking {
  const read = asking.safeParse(raw);
  if (read.success) return read.data;
  throw new Refusal(
    'invalid',
    `I could not read that: ${read.error.issues.map((issue) => issue.message).join(' ')} ${USAGE}`,
  );
}

const INPUT = 'That is not JSON. Put the input in single quotes: \'{"text": "999 000 0018"}\'.';
const LINE =
  'That line is not JSON. A line looks like {"use": "people.checkNhsNumber", "input": {"text": "999 000 0018"}}.';
function json(text: string, otherwise: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('invalid', otherwise);
  }
}

/** `{"use", "input", "now"}` a line in, an answer a line out, one after another; a broken line is refused and the rest goes on. */
async function doLines(app: App, as: string | undefined): Promise<number> {
  let bugs = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    const answer = await answerTo(
      async () => {
        const read = understood(json(line, LINE));
        return ask(app, { ...(as === undefined ? {} : { as }), ...read });
      },
      'cli.lines',
      app.config.mode,
    );
    if ('bug' in answer) bugs++;
    say(answer);
  }
  return bugs === 0 ? EXIT.done : EXIT.bug;
}

async function withApp(config: Config, work: (app: App) => Promise<number>): Promise<number> {
  const { app, close } = await openApp(config, log);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void close().finally(() => process.exit(EXIT.bug)));
  try {
    return await work(app);
  } finally {
    await close();
  }
}

function show(answer: Answer): number {
  if ('done' in answer) {
    say(answer.done);
    return EXIT.done;
  }
  say(answer);
  return 'refused' in answer ? EXIT.refused : EXIT.bug;
}

async function main(words: string[]): Promise<number> {
  const { values, positionals } = readArguments(words);
  const { lines, help: wantsHelp, ...options } = values;
  const [use, input, ...more] = positionals;
  if (wantsHelp || use === 'help') {
    process.stdout.write(`${JSON.stringify(help(wantsHelp ? use : input), null, 2)}\n`);
    return EXIT.done;
  }
  const config = readConfig(process.env);
  practiceOnly(config, options);
  if (lines && use === undefined) return withApp(config, (app) => doLines(app, options.as));
  if (use === undefined || lines || more.length > 0) throw new Refusal('invalid', USAGE);
  const one = understood({ use, ...(input === undefined ? {} : { input: json(input, INPUT) }), ...options });
  return withApp(config, async (app) => show(await answerTo(() => ask(app, one), one.use, app.config.mode)));
}

if (import.meta.main) {
  process.stdout.on('error', () => process.exit(EXIT.bug));
  let code: number = EXIT.done;
  const whole = await answerTo(async () => {
    code = await main(process.argv.slice(2));
  }, 'cli');
  process.exitCode = 'done' in whole ? code : show(whole);
}
