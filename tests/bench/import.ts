import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { inTransaction } from '../../src/core/execute.ts';
import { systemGrants } from '../../src/core/grants.ts';
import { nhsNumberIn } from '../../src/core/nhs-number.ts';
import { benchApp } from './bench-app.ts';
import type { Measured, Step } from './import-child.ts';
import type { Row } from './row.ts';

const PEOPLE = 1_000_000;
const HEAD = 'nhs_number,surname,forename,dob,sex,postcode,frailty,ed_12m\n';
const SURNAMES = ['Barker', 'Perkins', 'Macdonald', 'Palmer', 'Jennings', 'Fuller', 'Graham', 'Marsh'];
const FORENAMES = ['Helen', 'Anna', 'Douglas', 'Bessie', 'Lesley', 'Martin', 'Siân'];
const FRAILTY = ['Fit', 'Mild', 'Moderate', 'Severe'];
const STEPS: [Step, what: string, aim: number][] = [
  ['allNew', 'all new', 6],
  ['unchanged', 'unchanged', 4],
  ['allChanged', 'all changed', 7],
];
const two = (value: number): string => String(value).padStart(2, '0');

/** Valid numbers from 999 down: the 999 range holds 909,091 of them, and 998 is never issued either. */
function* numbers(): Generator<string> {
  for (let nine = 999_999_999, made = 0; made < PEOPLE; nine--)
    for (let check = 0; check < 10; check++) {
      const number = nhsNumberIn(`${nine}${check}`);
      if (number === null) continue;
      made++;
      yield number;
    }
}

/** A million rows in pieces, in no order of number; `change` gives every row another count of ED attendances. */
function* pieces(change: number, separator: ',' | '\t'): Generator<string> {
  const all = [...numbers()];
  let piece = '';
  for (let at = 0; at < PEOPLE; at++) {
    // 700,001 and a million have no common divisor, so every row comes once.
    const row = (at * 700_001) % PEOPLE;
    const mixed = Math.imul(row + 1, 2_654_435_761) >>> 0;
    piece += `${[
      all[row],
      SURNAMES[mixed % 8],
      FORENAMES[mixed % 7],
      `${two((mixed % 28) + 1)}/${two((mixed % 12) + 1)}/${1925 + (mixed % 90)}`,
      mixed % 2 === 0 ? 'M' : 'F',
      `BS${mixed % 9} ${row % 9}AA`,
      FRAILTY[(mixed >>> 5) % 4],
      (mixed % 5) + change,
    ].join(separator)}\n`;
    if (piece.length < 65_536) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

/** `COPY FROM STDIN` of the same rows into one keyed table. */
async function copied(ownerUrl: string, rows: readonly string[]): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(
    'create table floor (nhs_number text collate "C" primary key, surname text, forename text, born text, sex text, postcode text, frailty text, ed12m smallint)',
  );
  const started = performance.now();
  await pipeline(Readable.from(rows), client.query(copyFrom('copy floor from stdin')));
  const took = performance.now() - started;
  await client.query('drop table floor');
  await client.query('checkpoint');
  await client.end();
  return took;
}

/** Three imports of a million rows by `lists.import`, in a process of their own whose memory is measured. */
export async function benchImport(): Promise<Row[]> {
  const dir = mkdtempSync(join(tmpdir(), 'huddle-bench-lists-'));
  const bench = await benchApp({ demo: false, port: 0 });
  try {
    const neighbourhoodId = '019d0000-0000-7000-8000-000000000001';
    await inTransaction(
      bench.app,
      { actor: { kind: 'system', grants: systemGrants }, neighbourhoodId, door: 'clock' },
      (ctx) =>
        ctx.db
          .insertInto('neighbourhood')
          .values({ neighbourhoodId, code: 'B1', name: 'Bench', createdAt: ctx.now })
          .execute(),
    );
    const files = [0, 1].map((change) => ({ change, path: join(dir, `${change}.csv`) }));
    for (const { change, path } of files)
      await pipeline(Readable.from([HEAD, ...pieces(change, ',')]), createWriteStream(path));
    const child = fork(new URL('./import-child.ts', import.meta.url), [
      bench.ownerUrl,
      neighbourhoodId,
      ...files.map(({ path }) => path),
    ]);
    // The floor is measured before, between and after, since other programs may be at work on this machine.
    const rows = [...pieces(0, '\t')];
    const floors = [await copied(bench.ownerUrl, rows)];
    const ours: { what: string; took: number; aim: number }[] = [];
    let peakMb = 0;
    for (const [step, what, aim] of STEPS) {
      child.send(step);
      const [measured] = (await once(child, 'message')) as [Measured];
      ours.push({ what: `import of 1,000,000 rows, ${what}`, took: measured.took, aim });
      peakMb = measured.peakMb;
      floors.push(await copied(bench.ownerUrl, rows));
    }
    child.kill();
    const floor = floors.reduce((sum, one) => sum + one, 0) / floors.length;
    return [
      ...ours.map(({ what, took, aim }) => ({
        what,
        ours: `${(took / 1000).toFixed(1)} s`,
        floor: `${(floor / 1000).toFixed(1)} s (COPY into one keyed table)`,
        ratio: took / floor,
        aim,
      })),
      {
        what: 'memory of Node in those imports',
        ours: `${peakMb.toFixed(0)} MB`,
        floor: '250 MB',
        ratio: peakMb / 250,
        aim: 1,
      },
    ];
  } finally {
    await bench.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}
