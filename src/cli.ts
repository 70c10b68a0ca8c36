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

const EXIT = { done: 0, bug: 1, refused: 2 } as const;
const log: Log = { info() {}, error: consoleLog.error };
const INPUT = 'That is not JSON. Put the input in single quotes: \'{"text": "999 000 0018"}\'.';
const LINE =
  'That line is not JSON. A line looks like {"use": "people.checkNhsNumber", "input": {"text": "999 000 0018"}}.';

/** Where the command line stands: its settings, what is typed into it, and where its JSON goes. */
export type Terminal = {
  env: Record<string, string | undefined>;
  lines(): AsyncIterable<string>;
  print(text: string): void;
};
type Answer =
  | { done: unknown }
  | { refused: { reason: string; sentence: string; theirs?: unknown } }
  | { bug: { sentence: string } };

/**
 * The operator's door: one use case, or `--lines` of them, or help; JSON and nothing else is printed. Gives back the exit
 * code: 0 done, 2 refused, 1 a bug.
 */
export async function commandLine(words: string[], terminal: Terminal): Promise<number> {
  const say = (answer: unknown): void => terminal.print(`${JSON.stringify(answer ?? null)}\n`);
  let code: number = EXIT.done;
  const whole = await answerTo(async () => {
    code = await obey(words, terminal, say);
  }, 'cli');
  return 'done' in whole ? code : show(whole, say);
}

async function obey(words: string[], terminal: Terminal, say: (answer: unknown) => void): Promise<number> {
  const { values, positionals } = readArguments(words);
  const { lines, help: wantsHelp, ...options } = values;
  const [use, input, ...more] = positionals;
  if (wantsHelp || use === 'help') {
    terminal.print(`${JSON.stringify(help(wantsHelp ? use : input), null, 2)}\n`);
    return EXIT.done;
  }
  if ((use === undefined) !== lines || more.length > 0) throw new Refusal('invalid', USAGE);
  const config = readConfig(terminal.env);
  practiceOnly(config, options);
  if (use === undefined)
    return withApp(config, async (app) => {
      let bugs = 0;
      for await (const line of terminal.lines()) {
        if (line.trim() === '') continue;
        const answer = await answerTo(() => askLine(app, line, options.as), 'cli.lines', config.mode);
        if ('bug' in answer) bugs++;
        say(answer);
      }
      return bugs === 0 ? EXIT.done : EXIT.bug;
    });
  const one = understood({ use, ...(input === undefined ? {} : { input: json(input, INPUT) }), ...options });
  return withApp(config, async (app) => show(await answerTo(() => ask(app, one), use, config.mode), say));
}

/** One line of `--lines`; what a line says itself stands before what was said for all of them. */
const askLine = async (app: App, line: string, as: string | undefined): Promise<unknown> =>
  ask(app, { ...(as === undefined ? {} : { as }), ...understood(json(line, LINE)) });

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

function show(answer: Answer, say: (answer: unknown) => void): number {
  if ('done' in answer) {
    say(answer.done);
    return EXIT.done;
  }
  say(answer);
  return 'refused' in answer ? EXIT.refused : EXIT.bug;
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
  const why = read.error.issues.map(({ message }) => message.replace(/\.?$/, '.')).join(' ');
  throw new Refusal('invalid', `I could not read that. ${why} ${USAGE}`);
}

function json(text: string, otherwise: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('invalid', otherwise);
  }
}

async function withApp(config: Config, work: (app: App) => Promise<number>): Promise<number> {
  const { app, close } = await openApp(config, log);
  const interrupted = (): void => void close().finally(() => process.exit(EXIT.bug));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupted);
  try {
    return await work(app);
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, interrupted);
    await close();
  }
}

if (import.meta.main) {
  // Whoever reads our output may stop reading: `npm run -s cli -- help | head`.
  process.stdout.on('error', () => process.exit(EXIT.bug));
  process.exitCode = await commandLine(process.argv.slice(2), {
    env: process.env,
    lines: () => createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }),
    print: (text) => process.stdout.write(text),
  });
}
