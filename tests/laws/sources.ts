import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');
export type Source = { path: string; text: string; lines: number };

function walk(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

/** Every TypeScript file of our own under the folders, the generated schema left out. */
export const sources = (...folders: string[]): Source[] =>
  folders
    .flatMap(walk)
    .filter((path) => /\.tsx?$/.test(path) && path !== 'src/db/schema.ts')
    .sort()
    .map((path) => ({
      path,
      text: readFileSync(join(ROOT, path), 'utf8'),
      lines: readFileSync(join(ROOT, path), 'utf8').split('\n').length - 1,
    }));

export type Import = { from: string; to: string; typeOnly: boolean };
/** What a file imports: our own files as paths from the root, packages by name. A list of types only counts as type-only. */
export function importsOf({ path, text }: Source): Import[] {
  const statements = text.matchAll(
    /^(?:import|export(?=[^=;(]*\sfrom\s))\s+(type\s+)?([^'";=()]*?)(?:\s+from\s+)?'([^']+)'/gm,
  );
  const dynamic = [...text.matchAll(/\bimport\('([^']+)'\)/g)].map((match) => ({
    what: '',
    type: false,
    name: match[1] ?? '',
  }));
  return [
    ...[...statements].map((match) => ({
      type: match[1] !== undefined,
      what: match[2] ?? '',
      name: match[3] ?? '',
    })),
    ...dynamic,
  ].map(({ type, what, name }) => ({
    from: path,
    to: name.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(path), name)) : name,
    typeOnly:
      type ||
      (/^\{/.test(what) &&
        what
          .replace(/[{}]/g, '')
          .split(',')
          .map((one) => one.trim())
          .filter(Boolean)
          .every((one) => one.startsWith('type '))),
  }));
}
