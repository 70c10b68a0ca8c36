import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { dayOf, machineNow } from '../../src/core/time.ts';
import { consoleLog } from '../../src/log.ts';
import { benchChat } from './chat.ts';
import { benchDrain } from './drain.ts';
import { benchImport } from './import.ts';
import { benchLive } from './live.ts';
import { benchManager } from './manager.ts';
import { benchNudges } from './nudges.ts';
import { aimOf, isMet, type Row } from './row.ts';

const PARTS = {
  chat: benchChat,
  import: benchImport,
  live: benchLive,
  nudges: benchNudges,
  drain: benchDrain,
  manager: benchManager,
};
const FILE = new URL('../../docs/performance.md', import.meta.url);

// npm run bench [-- chat import live]: prints the table; a whole run also writes docs/performance.md.
const wanted = process.argv.slice(2);
const rows: Row[] = [];
for (const [name, part] of Object.entries(PARTS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  consoleLog.info('bench', { part: name });
  rows.push(...(await part()));
}
const table = [
  '| what | ours | floor | ratio | aim | |',
  '|---|---|---|---|---|---|',
  ...rows.map(
    (row) =>
      `| ${row.what} | ${row.ours} | ${row.floor} | ${row.ratio.toFixed(2)} | ${aimOf(row)} | ${isMet(row) ? 'met' : '**missed**'}${row.note === undefined ? '' : ` · ${row.note}`} |`,
  ),
].join('\n');
console.log(table);
if (wanted.length === 0) {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, ${process.platform}`;
  writeFileSync(
    FILE,
    `# Performance\n\nWritten by \`npm run bench\` on ${dayOf(machineNow())} (${machine}). Each figure stands beside a floor measured in the same run: the ratio is what counts, since machines differ.\n\n${table}\n`,
  );
}
process.exit(0);
