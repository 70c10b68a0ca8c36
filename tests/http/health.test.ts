import { expect, test } from 'vitest';
import { connect } from '../../src/db/connect.ts';
import { silentLog } from '../../src/log.ts';
import { world } from '../world/world.ts';
import { served } from './served.ts';

const w = await world();
const ask = async (url: string): Promise<{ status: number; body: unknown }> => {
  const response = await fetch(url);
  return { status: response.status, body: await response.json() };
};

test('a server whose database is gone lives, and is not ready', async () => {
  const { db } = connect('postgres://nobody@127.0.0.1:9/none', silentLog, 1);
  const lost = await served({ ...w, app: { ...w.app, db } });
  expect(await ask(`${lost.url}/health/live`)).toEqual({ status: 200, body: { live: true } });
  expect(await ask(`${lost.url}/health/ready`)).toEqual({
    status: 503,
    body: { ready: false, database: 'not reachable', reminders: 'not known' },
  });
});

test('a server with its database is ready', async () => {
  const s = await served(w);
  expect(await ask(`${s.url}/health/ready`)).toEqual({
    status: 200,
    body: { ready: true, database: 'reachable', reminders: 'fine' },
  });
});

test('reminders that do not go out make the server not ready, and keep no page from anybody', async () => {
  const alarm = 'Reminders have not gone out since 8:30.';
  const s = await served(w, { alarm: async () => alarm });
  expect(await ask(`${s.url}/health/ready`)).toEqual({
    status: 503,
    body: { ready: false, database: 'reachable', reminders: alarm },
  });
  expect(await ask(`${s.url}/health/live`)).toMatchObject({ status: 200 });
});
