import pg from 'pg';
import { expect, onTestFinished } from 'vitest';
import { instantAt } from '../../src/core/time.ts';
import { installBoss } from '../../src/jobs/boss.ts';
import { silentLog } from '../../src/log.ts';
import { accepted } from '../cases/caseload.ts';
import type { TestDatabase } from '../world/database.ts';
import { world } from '../world/world.ts';
import { faultyConnector } from './connector.ts';

const CHATS = 24;

/** A neighbourhood of many chats, and messages for them written straight into the outbox, as a busy morning would. */
export async function outboxWorld(options: { delayMs: () => number; database?: TestDatabase }) {
  // A working morning, for the nodes as well, which are processes of their own: run at night, nothing would go.
  const home = await world({
    now: instantAt('2026-11-24', '10:00'),
    ...(options.database && { database: options.database }),
  });
  await home.followClock();
  await installBoss(home.database.ownerUrl, silentLog);
  const connector = await faultyConnector(options);
  onTestFinished(connector.stop);
  const { ref } = await accepted(home);
  const { id: caseId } = await home.step((ctx) =>
    ctx.db
      .selectFrom('mdtCase')
      .select('id')
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .executeTakeFirstOrThrow(),
  );
  const owner = new pg.Pool({ connectionString: home.database.ownerUrl, max: 1 });
  owner.on('error', () => {});
  onTestFinished(async () => {
    await owner.end();
  });
  await owner.query(
    `with a as (insert into account (tenant_id, entra_id, email, name)
        select 'local', 'crowd-' || n, 'crowd-' || n || '@x.example', 'Crowd ' || n from generate_series(1, $2::int) n returning id, name, email),
      m as (insert into member (neighbourhood_id, account_id, organisation_id, name, email, profession, discipline, roles)
        select $1, a.id, (select id from organisation where neighbourhood_id = $1 limit 1), a.name, a.email, 'Nurse', 'nursing', '{member}' from a
        returning id, name)
      insert into conversation (neighbourhood_id, kind, member_id, conversation_id, service_url, teams_tenant_id, bot_id)
        select $1, 'personal', m.id, 'a:' || m.name, $3, $4, '28:huddle' from m`,
    [home.neighbourhoodId, CHATS, connector.url, home.neighbourhoodId],
  );
  let written = 0;
  return {
    ...home,
    ref,
    connector,
    owner,
    written: () => written,
    /** So many more messages, turn about for each chat, each about an action of its own. */
    async write(count: number): Promise<void> {
      await owner.query(
        `with chats as (select array_agg(member_id order by conversation_id) as ids from conversation where neighbourhood_id = $1 and kind = 'personal'),
          made as (insert into action (neighbourhood_id, number, case_id, title, owner_id, due, status, created_at)
            select $1, n, $2, 'Do it', ids[1 + n % $5], date '2026-12-01', 'offered', $6::timestamptz from chats, generate_series($3::int + 1, $3::int + $4::int) n
            returning id, number, owner_id)
        insert into message (neighbourhood_id, kind, cause, to_member, about_kind, about_id, created_at, not_before)
          select $1, 'action-assigned', 'assigned:' || id, owner_id, 'action', id::text, $6, $6 from made order by number`,
        [home.neighbourhoodId, caseId, written, count, CHATS, home.clock.now],
      );
      written += count;
    },
    /** What each action's message came to: state, whether the ledger owns to a double, and how often it arrived. */
    async outcome() {
      const { rows } = await owner.query<{ number: number; state: string; twice: boolean; attempts: number }>(
        `select a.number, m.state, m.perhaps_twice as twice, m.attempts from message m join action a on a.id = m.about_id::uuid
         where m.neighbourhood_id = $1 and m.kind = 'action-assigned' order by a.number`,
        [home.neighbourhoodId],
      );
      return rows.map((row) => ({
        ...row,
        arrived: connector.arrived.filter((one) => one.summary.startsWith(`A-${row.number} `)).length,
      }));
    },
    async waiting(): Promise<number> {
      const { rows } = await owner.query<{ n: number }>(
        `select count(*)::int as n from message where neighbourhood_id = $1 and kind = 'action-assigned' and state <> 'sent'`,
        [home.neighbourhoodId],
      );
      return rows[0]?.n ?? 0;
    },
    /** As if the lease of what dead couriers held had run out; only once no courier lives. */
    async endLeases(): Promise<void> {
      await owner.query(
        `update message set claimed_at = claimed_at - interval '10 minutes' where state = 'sending'`,
      );
    },
    /** The order in which each chat heard of its actions, doubles that follow each other counted once. */
    order(): number[][] {
      const chats = new Map<string, number[]>();
      for (const one of connector.arrived) {
        const number = Number(/^A-(\d+) is/.exec(one.summary)?.[1]);
        const heard = chats.get(one.conversationId) ?? [];
        if (!Number.isNaN(number) && heard.at(-1) !== number) heard.push(number);
        chats.set(one.conversationId, heard);
      }
      return [...chats.values()];
    },
  };
}

/** What every storm must end with: each message arrived, in its chat's order, and each double is owned to. Gives the counts. */
export async function nothingLost(w: Awaited<ReturnType<typeof outboxWorld>>) {
  const outcome = await w.outcome();
  expect(outcome).toHaveLength(w.written());
  expect(outcome.filter((one) => one.arrived === 0)).toEqual([]);
  expect(outcome.filter((one) => one.arrived > 1 && !one.twice)).toEqual([]);
  for (const heard of w.order()) expect(heard).toEqual(heard.toSorted((a, b) => a - b));
  return { messages: outcome.length, doubles: outcome.filter((one) => one.arrived > 1).length };
}
