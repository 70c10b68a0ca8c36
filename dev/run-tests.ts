import { type SpawnOptions, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { findBrowser, HOW_TO_GET_A_BROWSER, installBrowser } from './browser.ts';

/**
 * `npm test`: types, lint, every vitest file but the journeys, then the journeys of a day in a browser; the last line of
 * output is `N passed, N failed[, N skipped]` over all of them. Words after `npm test --` choose vitest files, and leave out
 * types and lint. `journeys` runs those alone, and the journeys through single rooms (tests/journeys/rooms) as well, each
 * with an app of its own; so does `test:long`, which tells the tests to take their time.
 */
type Count = { passed: number; failed: number; skipped: number };
const PASSED: Count = { passed: 1, failed: 0, skipped: 0 };
const FAILED: Count = { passed: 0, failed: 1, skipped: 0 };
const SKIPPED: Count = { passed: 0, failed: 0, skipped: 1 };

const ROOMS = 'tests/journeys/rooms';

function total(counts: readonly Count[]): Count {
  const sum = (what: keyof Count): number => counts.reduce((all, count) => all + count[what], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

const [command = 'test', ...filters] = process.argv.slice(2);
const root = fileURLToPath(new URL('..', import.meta.url));
const program = (path: string): string => join(root, 'node_modules', path);
// A developer's or server's own settings must not steer the tests, least of all towards a database that is in use.
const { DATABASE_URL: _, ...settings } = process.env;
const env = { ...settings, NODE_ENV: 'test', ...(command === 'test:long' ? { TEST_LONG: '1' } : {}) };

let interrupted = false;
process.on('SIGINT', () => {
  interrupted = true;
});

function node(args: string[], options: SpawnOptions = {}): Promise<{ code: number | null; said: string }> {
  return new Promise((ended, failed) => {
    const child = spawn(process.execPath, args, { cwd: root, env, ...options });
    let said = '';
    child.stdout?.on('data', (data: Buffer) => (said += data));
    child.stderr?.on('data', (data: Buffer) => (said += data));
    child.on('error', failed).on('close', (code) => ended({ code, said }));
  });
}

async function check(name: string, args: string[]): Promise<Count> {
  const { code, said } = await node(args);
  console.log(code === 0 ? `✓ ${name}` : `✗ ${name}\n${said}`);
  return code === 0 ? PASSED : FAILED;
}

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
});

async function vitest(project: string, browser?: string, chosen = filters): Promise<Count> {
  console.log(`\n${project === 'unit' ? 'Tests' : 'Journeys'}`);
  const folder = mkdtempSync(join(tmpdir(), 'huddle-report-'));
  const file = join(folder, 'report.json');
  const { code } = await node(
    [
      program('vitest/vitest.mjs'),
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...chosen,
    ],
    { stdio: 'inherit', env: { ...env, ...(browser === undefined ? {} : { CHROME_PATH: browser }) } },
  );
  const read = existsSync(file) ? report.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
  rmSync(folder, { recursive: true });
  if (read === undefined) return FAILED;
  // A file that fails before its first test, and an error outside any test, are failures too.
  const broken = read.testResults.filter(
    (each) => each.status === 'failed' && each.assertionResults.every((test) => test.status !== 'failed'),
  ).length;
  const failed = read.numFailedTests + broken;
  return {
    passed: read.numPassedTests,
    failed: code === 0 ? failed : Math.max(1, failed),
    skipped: read.numPendingTests + read.numTodoTests,
  };
}

async function journeys(): Promise<Count> {
  const browser = findBrowser() ?? installBrowser();
  if (browser !== undefined) {
    const counts = [await vitest('journeys', browser)];
    if (command !== 'test')
      for (const file of readdirSync(join(root, ROOMS)).sort())
        if (!interrupted && filters.every((filter) => `${ROOMS}/${file}`.includes(filter)))
          counts.push(await vitest('rooms', browser, [`${ROOMS}/${file}`]));
    return total(counts);
  }
  console.log(`\nJourneys SKIPPED: no browser. ${HOW_TO_GET_A_BROWSER}`);
  return process.env.BROWSER_REQUIRED === undefined ? SKIPPED : FAILED;
}

const counts: Count[] = [];
if (command !== 'journeys') {
  if (filters.length === 0)
    counts.push(
      ...(await Promise.all([
        check('types', [program('typescript/bin/tsc'), '--noEmit']),
        check('lint', [program('@biomejs/biome/bin/biome'), 'check', '.']),
      ])),
    );
  if (!interrupted) counts.push(await vitest('unit'));
}
if (!interrupted) counts.push(await journeys());

const { passed, failed, skipped } = total(counts);
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = interrupted ? 130 : failed > 0 ? 1 : 0;
