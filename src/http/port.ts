import { createServer } from 'node:net';

/** Whether a program could listen there now: on `host`, or on every interface when that is left out. */
export const portIsFree = (port: number, host?: string): Promise<boolean> =>
  new Promise((found) => {
    const probe = createServer()
      .once('error', () => found(false))
      .listen(port, host, () => probe.close(() => found(true)));
  });
