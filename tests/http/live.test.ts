import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { importJWK, SignJWT } from 'jose';
import pg from 'pg';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { exclude } from '../cases/caseload.ts';
import { makeCases } from '../huddles/huddle-world.ts';
import { addNeighbour } from '../world/neighbour.ts';
import { type WorldMember, world } from '../world/world.ts';
import { served } from './served.ts';

const w = await world();
const s = await served(w);
const neighbour = await addNeighbour(w, { code: 'N8', name: 'Harbourside', member: w.anna });

type Tab = { status: number; topics: string[]; ended: boolean; close(): void };
const open: Tab[] = [];
afterAll(() => {
  for (const tab of open) tab.close();
});

/** A tab that listens: what it heard so far, in order. */
async function listening(
  who: WorldMember | { token: string },
  headers: Record<string, string> = {},
  url = s.url,
): Promise<Tab> {
  const token = 'token' in who ? who.token : await s.tokenOf(who);
  const stop = new AbortController();
  const response = await fetch(`${url}/api/live`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
    signal: stop.signal,
  });
  const tab: Tab = { status: response.status, topics: [], ended: false, close: () => stop.abort() };
  open.push(tab);
  void (async () => {
    let text = '';
    const lines = new TextDecoder();
    for await (const bytes of response.body ?? []) {
      text += lines.decode(bytes, { stream: true });
      const whole = text.split('\n\n');
      text = whole.pop() ?? '';
      for (const line of whole)
        if (line.startsWith('data: ')) tab.topics.push(...JSON.parse(line.slice(6)).topics);
    }
    tab.ended = true;
  })().catch(() => {
    tab.ended = true;
  });
  return tab;
}
const publish = (topics: string[], neighbourhoodId = w.neighbourhoodId): void =>
  s.app.hints.publish({ neighbourhoodId, topics });
const soon = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 8000, interval: 10 });

describe('an open tab', () => {
  test('hears what changed in its neighbourhood', async () => {
    const tab = await listening(w.priya);
    publish(['cases', 'case/N7-0042', 'huddle/0197']);
    await soon(() => expect(tab.topics).toEqual(['cases', 'case/N7-0042', 'huddle/0197']));
  });

  test('never hears of another neighbourhood, not even that something happened there', async () => {
    const ours = await listening(w.priya);
    const theirs = await listening(w.anna, { 'x-neighbourhood': 'N8' });
    publish(['case/N8-0001'], neighbour.neighbourhoodId);
    await soon(() => expect(theirs.topics).toEqual(['case/N8-0001']));
    publish(['actions']);
    await soon(() => expect(ours.topics).toEqual(['actions']));
    expect(theirs.topics).toEqual(['case/N8-0001']);
  });

  test('hears of nothing that its member may not see', async () => {
    const manager = await listening(w.morgan);
    publish(['case/N7-0042', 'cases', 'actions', 'huddles', 'courier']);
    await soon(() => expect(manager.topics).toEqual(['actions', 'huddles']));
  });

  test('hears nothing of a case that its person keeps from that organisation, from the moment that this changes', async () => {
    const [kept, shared] = await makeCases(w, {}, {});
    if (kept === undefined || shared === undefined) throw new Error('two cases were expected');
    const [sam, priya] = [await listening(w.sam), await listening(w.priya)];
    publish([`case/${kept.ref}`]);
    await soon(() => expect(sam.topics).toEqual([`case/${kept.ref}`]));
    await exclude(w, kept.id, w.sam.organisationId);
    publish([`case/${kept.ref}`, `case/${shared.ref}`]);
    await soon(() => expect(priya.topics).toHaveLength(3));
    expect(sam.topics).toEqual([`case/${kept.ref}`, `case/${shared.ref}`]);
  });

  test('is told to ask for everything anew when hints may have been lost between the servers', async () => {
    const tab = await listening(w.priya);
    const owner = new pg.Client({ connectionString: w.database.ownerUrl });
    await owner.connect();
    await owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and query = 'listen huddle_hints'`,
    );
    await owner.end();
    await soon(() => expect(tab.topics).toContain('everything'));
  });

  test('needs a sign-in, and a neighbourhood of one’s own', async () => {
    expect((await listening({ token: 'none' })).status).toBe(401);
    expect((await listening(w.priya, { 'x-neighbourhood': 'N8' })).status).toBe(404);
  });

  test('is closed when the team changes, so that access is checked anew, and the next one hears again', async () => {
    const tab = await listening(w.priya);
    publish(['members']);
    await soon(() => expect(tab.ended).toBe(true));
    expect(tab.topics).toEqual(['members']);
    const again = await listening(w.priya);
    publish(['lists']);
    await soon(() => expect(again.topics).toEqual(['lists']));
  });

  test('is closed when its token ends', async () => {
    const kept = JSON.parse(readFileSync(`${s.dataDir}/local-identity.json`, 'utf8'));
    const { issuer, audience } = s.app.config.tokens;
    const token = await new SignJWT({
      tid: 'local',
      oid: `priya-${w.neighbourhoodId}`,
      scp: 'access_as_user',
    })
      .setProtectedHeader({ alg: 'ES256', kid: kept.kid })
      .setIssuer(issuer)
      .setAudience(audience)
      .setExpirationTime('4s')
      .sign(await importJWK(kept.private, 'ES256'));
    const tab = await listening({ token });
    expect(tab.status).toBe(200);
    await soon(() => expect(tab.ended).toBe(true));
    expect((await listening({ token })).status).toBe(401);
  });
});

test('a client that does not read is let go, and those who read miss nothing', async () => {
  const rounds = 60;
  const inRound = 40;
  const size = 7000;
  const deaf = connect(s.port, '127.0.0.1');
  deaf.on('error', () => {});
  deaf.write(
    `GET /api/live HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${await s.tokenOf(w.priya)}\r\n\r\n`,
  );
  await once(deaf, 'data');
  deaf.pause();
  const reader = await listening(w.jo);
  for (let round = 1; round <= rounds; round++) {
    await w.pool.query(
      `select pg_notify('huddle_hints', json_build_object('neighbourhoodId', $1::text,
         'topics', json_build_array('case/' || n || repeat('x', $2)))::text) from generate_series(1, $3::int) n`,
      [w.neighbourhoodId, size, inRound],
    );
    await soon(() => expect(reader.topics).toHaveLength(round * inRound));
  }
  let heard = 0;
  deaf.on('data', (bytes) => {
    heard += bytes.length;
  });
  await once(deaf.resume(), 'close');
  expect(heard).toBeLessThan(rounds * inRound * size);
});

test('stopping the server ends the streams at once, and a tab can come back to the next one', async () => {
  const first = await served(w);
  const tab = await listening({ token: await first.tokenOf(w.priya) }, {}, first.url);
  const started = performance.now();
  await first.server.stop();
  expect(performance.now() - started).toBeLessThan(2500);
  await soon(() => expect(tab.ended).toBe(true));
});
