import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  BOT,
  CHANNEL,
  CURRENT,
  GROUP_CHAT,
  OTHERS,
  PERSONAL_CHAT,
  PRIYA,
  TEAM,
  TENANT,
} from '../../dev/people.ts';
import { type Playground, startPlayground } from '../../dev/playground.ts';
import { silentLog } from '../../src/log.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'huddle-playground-'));
const heard: unknown[] = [];
const bot = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  heard.push(JSON.parse(Buffer.concat(chunks).toString()));
  response.writeHead(200).end();
});
let port = 0;
let playground: Playground;

beforeAll(async () => {
  await new Promise<void>((listening) => bot.listen(0, '127.0.0.1', listening));
  const address = bot.address();
  const botPort = typeof address === 'object' && address !== null ? address.port : 0;
  port = botPort < 60_000 ? botPort + 1000 : botPort - 1000;
  playground = await startPlayground({
    botUrl: `http://127.0.0.1:${botPort}/api/messages`,
    port,
    dataDir,
    log: silentLog,
  });
});
afterAll(async () => {
  await playground.stop();
  bot.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const post = async (path: string, body: unknown): Promise<void> => {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${playground.url}/${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
};
async function said(text: string): Promise<unknown> {
  await expect.poll(() => heard).toContainEqual(expect.objectContaining({ text }));
  return heard.find((each) => z.object({ text: z.literal(text) }).safeParse(each).success);
}

describe('the Agents Playground', () => {
  test('knows the members of the demo neighbourhood, its team and its channel', () => {
    const file = readFileSync(new URL('../../.m365agentsplayground.yml', import.meta.url), 'utf8');
    const ids = [...file.matchAll(/^ *(?:- )?id: (.+)$/gm)].map(([, id]) => id);
    expect(ids).toEqual([
      BOT.id,
      CURRENT.id,
      ...OTHERS.map((each) => each.id),
      PERSONAL_CHAT,
      GROUP_CHAT,
      TEAM.id,
      CHANNEL.id,
    ]);
    for (const each of [CURRENT, ...OTHERS])
      for (const text of [`name: ${each.name}`, `aadObjectId: ${each.entraId}`, `email: ${each.email}`])
        expect(file).toContain(text);
    for (const text of [`tenantId: ${TENANT}`, `name: ${CHANNEL.name}`, `aadGroupId: ${TEAM.aadGroupId}`])
      expect(file).toContain(text);
  });

  test('says to the bot, as the member who typed it, what is typed as soon as it has started', async () => {
    await post(`_conversation/v1/conversations/${PERSONAL_CHAT}/messages`, {
      type: 'text',
      text: 'my actions',
      textFormat: 'plain',
      from: { id: CURRENT.id },
    });
    expect(await said('my actions')).toMatchObject({
      from: { id: CURRENT.id, name: CURRENT.name, aadObjectId: CURRENT.entraId },
      recipient: BOT,
      conversation: { id: PERSONAL_CHAT, tenantId: TENANT },
    });
  });

  test('lets a journey speak as each of the other members', async () => {
    const template = await fetch(
      `${playground.url}/_internal/v1/customActivities/template?conversationId=${CHANNEL.id}`,
    );
    const blank = z.record(z.string(), z.unknown()).parse(await template.json());
    const from = { id: PRIYA.id, name: PRIYA.name, aadObjectId: PRIYA.entraId };
    await post('_internal/v1/customActivities', { ...blank, type: 'message', text: 'agenda', from });
    expect(await said('agenda')).toMatchObject({
      from,
      conversation: { id: CHANNEL.id, conversationType: 'channel' },
    });
  });

  test('installs the bot in the channel and the chat', async () => {
    await playground.install();
    for (const id of [CHANNEL.id, PERSONAL_CHAT])
      await expect
        .poll(() => heard)
        .toContainEqual(
          expect.objectContaining({
            type: 'installationUpdate',
            conversation: expect.objectContaining({ id }),
          }),
        );
  });

  test('refuses a port that is taken, and says what to do', async () => {
    await expect(startPlayground({ botUrl: playground.url, port, dataDir, log: silentLog })).rejects.toThrow(
      /Port \d+ is in use.*PLAYGROUND_PORT/,
    );
  });

  test('writes nothing outside its data directory', () => {
    expect(existsSync(join(process.cwd(), 'devTools'))).toBe(false);
  });
});
