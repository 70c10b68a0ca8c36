import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (options?: { type: 'minor' }) => void;

/**
 * Kilobytes that each of many runs leaves to the great garbage collection. Next to nothing is right: what the small ones
 * cannot take away they copy, and everybody waits for that.
 */
export async function leftBehind(runs: number, once: (run: number) => Promise<unknown>): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as Collect;
  for (let run = 0; run < runs / 4; run += 1) await once(run);
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let run = 0; run < runs; run += 1) await once(run);
  // What has just been used goes with the second.
  collect({ type: 'minor' });
  collect({ type: 'minor' });
  return (process.memoryUsage().heapUsed - before) / 1024 / runs;
}
