import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { commandLine } from '../../src/cli.ts';
import type { World } from '../world/world.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export type Run = { code: number | null; out: string; answers: unknown[] };
type Options = { stdin?: string; env?: Record<string, string> };

/** The command line on the world's database, in this process. */
export const commandLineOf =
  (world: World) =>
  async (words: string[], { stdin = '', env = {} }: Options = {}): Promise<Run> => {
    let out = '';
    const code = await commandLine(words, {
      env: { DATABASE_URL: world.database.ownerUrl, ...env },
      async *lines() {
        yield* stdin.split(/\r?\n/);
      },
      print: (text) => {
        out += text;
      },
    });
    return { code, out, answers: answersIn(out) };
  };

/** The same as the operator runs it, in a process of its own. */
export const processOf =
  (world: World) =>
  (words: string[], { stdin = '', env = {} }: Options = {}): Promise<Run> =>
    new Promise((done, failed) => {
      const child = spawn(process.execPath, ['src/cli.ts', ...words], {
        cwd: root,
        env: { DATABASE_URL: world.database.ownerUrl, ...env },
        stdio: ['pipe', 'pipe', 'ignore'],
      });
      let out = '';
      child.stdout.on('data', (bytes) => {
        out += bytes;
      });
      child.on('error', failed);
      child.on('close', (code) => done({ code, out, answers: answersIn(out) }));
      child.stdin.end(stdin);
    });

const answersIn = (out: string): unknown[] => out.split('\n').filter(Boolean).map(parsed);
function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return line;
  }
}
