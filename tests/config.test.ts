import { expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';

const PRODUCTION = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://x',
  BOT_APP_ID: 'app',
  BOT_APP_PASSWORD: 'secret',
  TENANT_ID: 'tenant',
  PUBLIC_URL: 'https://huddle.example',
};

test('production without its settings does not start, and the sentence names each', () => {
  expect(() => readConfig({ ...PRODUCTION, TENANT_ID: '', BOT_APP_ID: undefined })).toThrow(
    /BOT_APP_ID \(.+\), TENANT_ID \(.+\)/,
  );
  expect(() => readConfig({ ...PRODUCTION, PUBLIC_URL: 'http://huddle.example' })).toThrow(/https/);
});

test('a production that forgot to say so does not start as a practice that signs anybody in', () => {
  for (const NODE_ENV of ['', 'development', 'Production'])
    expect(() => readConfig({ ...PRODUCTION, NODE_ENV })).toThrow(/NODE_ENV/);
  expect(readConfig({}).mode).toBe('local');
});

test('practice listens on this machine only', () => {
  expect(readConfig({}).host).toBe('127.0.0.1');
  expect(readConfig(PRODUCTION)).toMatchObject({ mode: 'production', host: '0.0.0.0' });
});
