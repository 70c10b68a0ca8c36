import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { world } from '../world/world.ts';
import { served } from './served.ts';

const dir = mkdtempSync(join(tmpdir(), 'huddle-tab-'));
const built = join(dir, 'tab');
mkdirSync(join(built, 'assets'), { recursive: true });
writeFileSync(join(dir, 'secret.js'), 'not for you');
writeFileSync(join(built, 'index.html'), '<!doctype html><title>Huddle</title>');
writeFileSync(join(built, 'assets', 'main-3f2a.js'), `export const words = '${'huddle '.repeat(500)}';`);
writeFileSync(join(built, 'assets', 'picture-1a2b.png'), 'png');
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const w = await world();
const s = await served(w, { tabDir: built });
const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${s.url}${path}`, { headers, redirect: 'manual' });

test('the page is asked for anew each time, at each of the tab’s own addresses', async () => {
  for (const path of ['/tab', '/tab/', '/tab/cases/N7-0042', '/tab/index.html']) {
    const page = await get(path);
    expect(page.status, path).toBe(200);
    expect(await page.text(), path).toContain('<title>Huddle</title>');
  }
  expect((await get('/tab/')).headers.get('cache-control')).toBe('no-cache');
});

test('scripts go out packed and are kept for a year', async () => {
  const script = await get('/tab/assets/main-3f2a.js', { 'accept-encoding': 'gzip' });
  expect(script.headers.get('content-encoding')).toBe('gzip');
  expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(script.headers.get('content-type')).toContain('javascript');
  expect(await script.text()).toContain('huddle huddle');
  const plain = await get('/tab/assets/main-3f2a.js', { 'accept-encoding': 'identity' });
  expect(plain.headers.get('content-encoding')).toBeNull();
  expect(plain.headers.get('cache-control')).toContain('immutable');
  expect((await get('/tab/assets/picture-1a2b.png')).headers.get('content-type')).toBe('image/png');
});

test('a script of an older build is missing: the page is not given out in its place', async () => {
  const gone = await get('/tab/assets/main-0000.js');
  expect(gone.status).toBe(404);
  expect(gone.headers.get('content-type')).toContain('json');
});

test.each([
  '/tab/assets/..%2f..%2fsecret.js',
  '/tab/..%2fsecret.js',
  '/tab/assets/%2e%2e/%2e%2e/secret.js',
  '/tab/%00',
  '/tab/assets/%zz.js',
])('nothing outside the built tab is given out: %s', async (path) => {
  const answer = await get(path);
  expect(await answer.text()).not.toContain('not for you');
  expect(answer.status).not.toBe(500);
});

test('before the first build it says what to do', async () => {
  const bare = await served(w, { tabDir: join(dir, 'nothing') });
  const answer = await fetch(`${bare.url}/tab/`);
  expect(answer.status).toBe(503);
  expect(await answer.text()).toBe('The pages are not built yet. Run npm run build, and load this again.');
});
