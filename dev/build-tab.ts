import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = join(root, 'dist/tab');
const note = join(root, 'dist/tab-is-from.json');
const noted = z.object({ files: z.array(z.string()), hash: z.string() });
const ALWAYS = ['vite.config.ts', 'package-lock.json', 'dev/build-tab.ts'];

const tabFiles = (): string[] =>
  readdirSync(join(root, 'tab'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));

function hashOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of [...new Set([...files, ...tabFiles(), ...ALWAYS])].sort())
    hash.update(`${file}\0`).update(existsSync(join(root, file)) ? readFileSync(join(root, file)) : '');
  return hash.digest('hex');
}

/** True when dist/tab is the tab as it stands in the sources, those files of src/ included that it takes values from. */
export function tabIsFresh(): boolean {
  if (!existsSync(note) || !existsSync(join(built, 'index.html'))) return false;
  const { files, hash } = noted.parse(JSON.parse(readFileSync(note, 'utf8')));
  return hashOf(files) === hash;
}

/** Builds beside dist/tab and then takes its place, so that a build broken off leaves the pages as they were. */
export async function buildTab(): Promise<void> {
  const { build } = await import('vite');
  const making = `${built}.${process.pid}`;
  const results = await inProduction(() =>
    build({
      root: join(root, 'tab'),
      configFile: join(root, 'vite.config.ts'),
      logLevel: 'warn',
      build: { outDir: making, emptyOutDir: true },
    }),
  );
  const outputs = [results].flat().flatMap((result) => ('output' in result ? result.output : []));
  const files = outputs
    .flatMap((output) => (output.type === 'chunk' ? output.moduleIds : []))
    .map((id) => relative(root, id.replace(/\?.*$/, '')))
    .filter(
      (file) =>
        !file.startsWith('..') && !file.split(sep).includes('node_modules') && existsSync(join(root, file)),
    );
  mkdirSync(join(root, 'dist'), { recursive: true });
  rmSync(note, { force: true });
  if (!takePlace(making)) return;
  writeFileSync(note, JSON.stringify({ files: [...new Set(files)].sort(), hash: hashOf(files) }));
}

/** Any other word, such as the tests' own, makes Vite pack React's development build: half as large again. */
async function inProduction<T>(work: () => Promise<T>): Promise<T> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

/** False when another start was there at the same moment: its pages are as good as ours. */
function takePlace(making: string): boolean {
  rmSync(built, { recursive: true, force: true });
  try {
    renameSync(making, built);
    return true;
  } catch (error) {
    if (!existsSync(join(built, 'index.html'))) throw error;
    rmSync(making, { recursive: true });
    return false;
  }
}

if (import.meta.main) await buildTab();
