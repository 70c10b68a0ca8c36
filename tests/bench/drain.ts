import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { teamsMessenger } from '../../bot/teams/messenger.ts';
import { execute } from '../../src/core/execute.ts';
import { systemGrants } from '../../src/core/grants.ts';
import { reminders } from '../../src/reminders/index.ts';
import { benchApp } from './bench-app.ts';
import { FILL } from './nudges.ts';
import type { Row } from './row.ts';

const PORT = 39_784;
const MESSAGES = 3000;
const MEMBERS = 300;
const LIMIT = 30;
const WINDOW_MS = 1000;
const NOW = '2026-11-25T09:00:00.000Z';

/**
 * 3,000 messages to 300 chats over HTTP, against the 30 a second that Teams allows. The connector counts in a sliding second
 * and answers 429 beyond 30: one such answer fails the bench.
 */
export async function benchDrain(): Promise<Row[]> {
  const connector = await counting();
  const { app, ownerUrl, stop } = await benchApp({ demo: false, port: PORT });
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const neighbourhoodId = crypto.randomUUID();
    await owner.query(FILL.neighbourhood, [neighbourhoodId, NOW]);
    await owner.query(FILL.members, [neighbourhoodId, MEMBERS]);
    await owner.query(FILL.case, [neighbourhoodId, NOW]);
    await owner.query(FILL.actions, [neighbourhoodId, MESSAGES, '2026-11-26', '2026-11-24']);
    await owner.query(
      `insert into conversation (neighbourhood_id, kind, member_id, conversation_id, service_url, teams_tenant_id, bot_id)
        select neighbourhood_id, 'personal', id, 'a:' || id, $2, 'bench', '28:bot' from member where neighbourhood_id = $1`,
      [neighbourhoodId, connector.url],
    );
    await owner.query(
      `insert into message (neighbourhood_id, kind, cause, to_member, about_kind, about_id, created_at, not_before)
        select neighbourhood_id, 'action-assigned', 'assigned:' || id, owner_id, 'action', id::text, $2, $2 from action where neighbourhood_id = $1`,
      [neighbourhoodId, NOW],
    );
    await owner.query('analyze');
    app.messenger = teamsMessenger(() => app);
    const call = {
      actor: { kind: 'system', grants: systemGrants },
      neighbourhoodId,
      door: 'clock',
      now: NOW,
    } as const;
    const deliver = { name: 'reminders.deliver', useCase: reminders.deliver };
    const from = performance.now();
    while (connector.accepted() + connector.refused() < MESSAGES) {
      const { sent } = await execute(app, deliver, {}, call);
      if (sent === 0) break;
    }
    const perSecond = connector.accepted() / ((performance.now() - from) / 1000);
    if (connector.accepted() !== MESSAGES || connector.refused() > 0)
      throw new Error(`${connector.accepted()} messages went, ${connector.refused()} were answered 429`);
    return [
      {
        what: `Draining ${MESSAGES} messages over HTTP without a 429: Teams’ 30 a second ÷ ours (95 % is 1.053)`,
        ours: `${perSecond.toFixed(1)} a second`,
        floor: `${LIMIT} a second`,
        ratio: LIMIT / perSecond,
        aim: 1.053,
      },
    ];
  } finally {
    await owner.end();
    await stop();
    connector.stop();
  }
}

async function counting() {
  const arrivals: number[] = [];
  let refused = 0;
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const now = performance.now();
      const earlier = arrivals.at(-LIMIT);
      const isOver = earlier !== undefined && now - earlier < WINDOW_MS;
      if (isOver) refused += 1;
      else arrivals.push(now);
      response
        .writeHead(isOver ? 429 : 200, { 'content-type': 'application/json' })
        .end(isOver ? '{}' : `{"id":"m${arrivals.length}"}`);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    accepted: () => arrivals.length,
    refused: () => refused,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
