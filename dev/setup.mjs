// Runs on the machine's own Node (20 or newer) without any package: installs what is absent, then goes on with Node 24.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROGRAMS = {
  start: 'src/main.ts',
  test: 'dev/run-tests.ts',
  'test:long': 'dev/run-tests.ts',
  journeys: 'dev/run-tests.ts',
  bench: 'tests/bench/run.ts',
  cli: 'src/cli.ts',
};
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, 'node_modules', '.bin');
const windows = process.platform === 'win32';
const [command = '', ...args] = process.argv.slice(2);

const say = (text) => process.stderr.write(`${text}\n`);
function giveUp(sentence) {
  say(sentence);
  process.exit(1);
}
const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { packages: {} });

/** npm writes what it installed last of all, so a broken-off installation is not taken for a whole one. */
function isInstalled() {
  const wanted = read(join(root, 'package-lock.json')).packages;
  const held = read(join(root, 'node_modules', '.package-lock.json')).packages;
  return Object.entries(wanted).every(([at, { version, integrity, optional, devOptional }]) =>
    at === '' || (held[at] === undefined ? optional || devOptional : held[at].version === version && held[at].integrity === integrity),
  );
}

function install() {
  if (isInstalled()) return;
  say('Installing packages: this takes about a minute, once …');
  // Not with the Node that the installation is about to replace.
  const path = (process.env.PATH ?? '').split(delimiter).filter((dir) => dir !== bin).join(delimiter);
  const { status } = spawnSync('npm', ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root, stdio: ['ignore', 2, 2], shell: windows, env: { ...process.env, PATH: path },
  });
  if (status !== 0) giveUp('The packages could not be installed; npm says why above. Check the connection to the package registry and the free disk space, and run the same command again.');
}

/** The Node 24 that came with the packages; else the machine's own, if it is new enough. */
function node24() {
  const system = windows ? 'win' : process.platform;
  const packaged = join(root, 'node_modules', `node-${system}-${process.arch}`, 'bin', windows ? 'node.exe' : 'node');
  if (spawnSync(packaged, ['--version']).status === 0) return packaged;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return giveUp(`Neighbourhood Huddle runs on Node 24, and there is no package of it for this machine (${process.platform} ${process.arch}). Install Node 24 or newer and run the same command again.`);
}

function parentOf(pid) {
  const stat = `/proc/${pid}/stat`;
  return existsSync(stat) ? Number(readFileSync(stat, 'utf8').split(') ').at(-1).split(' ')[1]) : pid;
}
const lineage = () => `${process.ppid} ${parentOf(process.ppid)}`;

/**
 * Ctrl-C in a terminal reaches the program as well as us: it stops in order, and we wait for it. Whoever ends npm itself
 * means the program too, but npm's shell passes nothing on: so we look whether both are still there.
 */
function run(node, program) {
  const own = program === 'dev/run-tests.ts' ? [command] : [];
  // A big import makes Node take 100 MB more for short-lived things than it needs, and keep them.
  const child = spawn(node, ['--max-semi-space-size=8', program, ...own, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node') },
  });
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  const born = lineage();
  setInterval(() => {
    if (process.env.npm_lifecycle_event !== undefined && lineage() !== born) child.kill('SIGTERM');
  }, 500).unref();
  child.on('error', (error) => giveUp(`Node 24 cannot be run (${error.code}). Delete node_modules and run the same command again.`));
  child.on('exit', (code) => process.exit(code ?? 1));
}

if (Number(process.versions.node.split('.')[0]) < 20) giveUp(`Neighbourhood Huddle needs Node 20 or newer to set itself up; this is ${process.version}. Install a newer Node and run the same command again.`);
const program = PROGRAMS[command];
if (program === undefined) giveUp(`Say which: ${Object.keys(PROGRAMS).join(', ')}.`);
install();
run(node24(), program);
