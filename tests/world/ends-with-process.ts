import { existsSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { cluster, findHome } from '../../src/db/embedded-home.ts';
import { livingServer } from '../../src/db/embedded-server.ts';

// The other process of ends-with.ts: its argument is the directory, its input ends when nobody holds the pipe any more.
const [dataDir = ''] = process.argv.slice(2);
for await (const _ of process.stdin);
if (existsSync(dataDir)) {
  const data = cluster(findHome(dataDir).dir);
  // Fast, and after ten seconds at once.
  for (let asked = 0, living = livingServer(data); living !== undefined; living = livingServer(data)) {
    if (asked++ % 100 === 0) process.kill(living.pid, asked === 1 ? 'SIGINT' : 'SIGQUIT');
    await pause(100);
  }
  rmSync(dataDir, { recursive: true, force: true });
}
