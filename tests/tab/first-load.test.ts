import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { beforeAll, expect, test } from 'vitest';

const ROOT = new URL('../../', import.meta.url).pathname;
const MOST = 200_000;
let chunks: Map<string, Rolldown.OutputChunk>;

beforeAll(async () => {
  const results = await build({
    root: `${ROOT}tab`,
    configFile: `${ROOT}vite.config.ts`,
    logLevel: 'silent',
    // The tests run with NODE_ENV=test, and React would come in its development form.
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false },
  });
  const outputs = [results].flat().flatMap((result) => ('output' in result ? result.output : []));
  chunks = new Map(
    outputs.flatMap((output) => (output.type === 'chunk' ? [[output.fileName, output] as const] : [])),
  );
}, 120_000);

/** A chunk and everything that it imports at once. */
function withImports(name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const other of chunks.get(name)?.imports ?? []) withImports(other, seen);
  return seen;
}
const chunkOf = (file: string): string =>
  [...chunks.values()].find((chunk) => chunk.facadeModuleId?.endsWith(file))?.fileName ?? '';

test('the first page comes with at most 200 kB of script, packed', () => {
  const first = withImports(chunkOf('tab/today/today.tsx'), withImports(chunkOf('tab/index.html')));
  const size = [...first].reduce((sum, name) => sum + gzipSync(chunks.get(name)?.code ?? '').length, 0);
  expect(first.size).toBeGreaterThan(1);
  expect(size).toBeLessThanOrEqual(MOST);
});

test('nothing of the server comes into the browser', () => {
  const modules = [...chunks.values()].flatMap((chunk) => chunk.moduleIds);
  expect(
    modules.filter((id) => /node_modules\/(zod|temporal-polyfill|kysely|pg|express)\//.test(id)),
  ).toEqual([]);
});
