import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { static as files, type RequestHandler, Router } from 'express';

const zip = promisify(gzip);
const KEEP = 'public, max-age=31536000, immutable';
const ZIPPED: Record<string, string> = { js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' };

/**
 * The built tab at `/tab/`. What stands in `assets/` carries a hash in its name, so a browser keeps it for a year; the
 * page itself is asked for anew each time, and answers for each of the tab's own addresses. Scripts go out
 * gzipped: each is packed once and kept.
 */
export function tabFiles(dir: string): Router {
  const router = Router();
  router.use('/tab/assets', zipped(join(dir, 'assets')));
  router.use(
    '/tab/assets',
    files(join(dir, 'assets'), { immutable: true, maxAge: '365d', fallthrough: false }),
  );
  router.use('/tab', files(dir, { index: false, redirect: false, cacheControl: false }));
  router.get(['/tab', '/tab/{*path}'], async (_request, response) => {
    const page = await readFile(join(dir, 'index.html'), 'utf8').catch(() => undefined);
    if (page === undefined)
      response
        .status(503)
        .type('text')
        .send('The pages are not built yet. Run npm run build, and load this again.');
    else response.set('Cache-Control', 'no-cache').type('html').send(page);
  });
  return router;
}

function zipped(dir: string): RequestHandler {
  const kept = new Map<string, Buffer>();
  return async (request, response, next) => {
    const [, name, ending = ''] = /^\/([\w.-]+\.(\w+))$/.exec(request.path) ?? [];
    const type = ZIPPED[ending];
    if (name === undefined || type === undefined || !request.acceptsEncodings('gzip')) return next();
    const packed = kept.get(name) ?? (await packedFile(join(dir, name)));
    if (packed === undefined) return next();
    kept.set(name, packed);
    response
      .set({ 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding', 'Cache-Control': KEEP })
      .type(type)
      .send(packed);
  };
}

const packedFile = (path: string): Promise<Buffer | undefined> =>
  readFile(path).then(
    (bytes) => zip(bytes, { level: 9 }),
    () => undefined,
  );
