import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type WorldMember, world } from '../world/world.ts';
import { served } from './served.ts';

const w = await world();
const s = await served(w);
const LIST = 'NHS number,DOB,Surname\n9990000018,13/11/1947,Reid\nUNKNOWN,13/11/1947,Shah\n';

const put = async (body: string | Uint8Array<ArrayBuffer>, who: WorldMember, name = 'list.csv') => {
  const response = await fetch(`${s.url}/api/upload?name=${encodeURIComponent(name)}`, {
    method: 'PUT',
    body,
    headers: { authorization: `Bearer ${await s.tokenOf(who)}` },
  });
  return {
    status: response.status,
    ...((await response.json()) as { done?: { uploadId: string }; refused?: unknown }),
  };
};
const stages = async (): Promise<number> =>
  (
    await w.pool.query(
      "select from pg_class c join pg_namespace n on n.oid = c.relnamespace where nspname = 'stage' and relname ~ '^u'",
    )
  ).rowCount ?? 0;

test('without a sign-in nothing is taken', async () => {
  const response = await fetch(`${s.url}/api/upload?name=x.csv`, { method: 'PUT', body: LIST });
  expect(response.status).toBe(401);
});

test('who may not import is refused, even when the file is large', async () => {
  expect(await put(new Uint8Array(5_000_000), w.priya)).toMatchObject({
    status: 403,
    refused: { reason: 'forbidden' },
  });
});

test('a workbook of many megabytes gets its sentence, not a broken connection', async () => {
  const workbook = new Uint8Array(20_000_000);
  workbook.set([0x50, 0x4b, 3, 4]);
  expect(await put(workbook, w.jo)).toMatchObject({
    status: 400,
    refused: { sentence: expect.stringMatching(/save as|Save As/) },
  });
  expect(await stages()).toBe(0);
});

test('a list is previewed and then imported by its upload', async () => {
  const answer = await put(LIST, w.jo, 'C:\\lists\\October list.csv');
  expect(answer).toMatchObject({
    status: 200,
    done: {
      fileName: 'October list.csv',
      list: 'October list',
      counts: { read: 2, accepted: 1, rejected: 1, new: 1 },
      problems: [{ row: 3, column: 'NHS number' }],
    },
  });
  const uploadId = answer.done?.uploadId ?? '';
  expect(await s.post('lists.import', { input: { list: 'October', uploadId } }, w.jo)).toMatchObject({
    status: 200,
    done: { new: 1 },
  });
  expect(await stages()).toBe(0);
});

test('a browser that goes away in the middle leaves nothing behind, and the next upload works', async () => {
  const token = await s.tokenOf(w.jo);
  const sending = request(`${s.url}/api/upload?name=x.csv`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-length': 10_000_000 },
  });
  sending.on('error', () => {});
  const rows = Array.from({ length: 20_000 }, () => '9990000018,13/11/1947,Reid\n').join('');
  sending.write(`NHS number,DOB,Surname\n${rows}`);
  await pause(300);
  sending.destroy();
  for (let asked = 0; asked < 50 && (await stages()) > 0; asked++) await pause(50);
  expect(await stages()).toBe(0);
  expect(await put(LIST, w.jo)).toMatchObject({ status: 200 });
});
