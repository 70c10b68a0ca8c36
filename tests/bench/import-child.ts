import { createReadStream } from 'node:fs';
import { readConfig } from '../../src/config.ts';
import type { App } from '../../src/core/context.ts';
import { execute } from '../../src/core/execute.ts';
import { operatorGrants } from '../../src/core/grants.ts';
import { startHints } from '../../src/core/hints.ts';
import { connect } from '../../src/db/connect.ts';
import { silentLog } from '../../src/log.ts';
import { allUseCases } from '../../src/use-cases.ts';

export type Measured = { took: number; peakMb: number };

// The importing process of tests/bench/import.ts: its arguments are the database, the neighbourhood and two files.
const [ownerUrl = '', neighbourhoodId = '', first = '', changed = ''] = process.argv.slice(2);
const { db, transact, pool, copyIn } = connect(ownerUrl, silentLog);
const hints = await startHints(pool, silentLog);
const app: App = {
  db,
  transact,
  copyIn,
  // Practice mode would refuse the rows that the 999 range has no room for.
  config: { ...readConfig({ NODE_ENV: 'test' }), mode: 'production' },
  log: silentLog,
  hints,
  wakeCourier() {},
  messenger: {
    send() {
      throw new Error('an import sends nothing');
    },
  },
};
const importList = allUseCases.get('lists.import');
if (importList === undefined) throw new Error('lists.import is not registered');

async function timed(path: string, expected: object): Promise<number> {
  const started = performance.now();
  const output: unknown = await execute(
    app,
    importList ?? never(),
    { list: 'Bench', dataTo: '2026-11-01' },
    {
      actor: { kind: 'operator', grants: operatorGrants },
      neighbourhoodId,
      door: 'cli',
      now: '2026-11-24T09:00:00.000Z',
      file: { name: 'bench.csv', bytes: createReadStream(path) },
    },
  );
  const took = performance.now() - started;
  for (const [figure, value] of Object.entries(expected))
    if ((output as Record<string, unknown>)[figure] !== value) throw new Error(`${figure} is not ${value}`);
  return took;
}
const never = (): never => {
  throw new Error('cannot be');
};

/** What the parent asks for, one after another; it measures its floor between them. */
export type Step = keyof typeof steps;
const steps = {
  allNew: () => timed(first, { accepted: 1_000_000, new: 1_000_000 }),
  unchanged: () => timed(first, { unchanged: 1_000_000, updated: 0 }),
  allChanged: () => timed(changed, { updated: 1_000_000, new: 0 }),
};
process.on('message', async (step: Step) => {
  const measured: Measured = { took: await steps[step](), peakMb: process.resourceUsage().maxRSS / 1024 };
  process.send?.(measured);
});
