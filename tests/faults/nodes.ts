import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const NODE = fileURLToPath(new URL('./node.ts', import.meta.url));

/** Numbers that look random and are the same for the same seed, so that a run which fails can be run again. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Two nodes on one database, each a process of its own; `kill` is kill -9, and only of what was started here. */
export function nodesOn(url: string, neighbourhoodId: string) {
  const all: (ChildProcess | undefined)[] = [];
  const said: string[] = [];
  const start = async (at: number): Promise<void> => {
    const child = spawn(process.execPath, [NODE, url, neighbourhoodId], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    all[at] = child;
    child.stderr?.on('data', (words: Buffer) => said.push(words.toString()));
    // Ready, or dead before it was.
    await Promise.race([once(child.stdout ?? child, 'data'), once(child, 'exit')]);
  };
  const kill = async (at: number): Promise<void> => {
    const child = all[at];
    all[at] = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  return {
    start,
    kill,
    said,
    alive: () => all.filter((child) => child?.exitCode === null && child.signalCode === null).length,
    stop: async () => {
      await Promise.all(all.map((_child, at) => kill(at)));
    },
  };
}
