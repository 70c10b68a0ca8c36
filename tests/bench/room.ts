import { type ChildProcess, fork } from 'node:child_process';
import { localIdentity } from '../../dev/identity.ts';
import { ANNA, JO, LEILA, type PlaygroundPerson, PRIYA, SAM, TENANT } from '../../dev/people.ts';
import { startServer } from '../../src/http/server.ts';
import { benchApp } from './bench-app.ts';
import { ms, percentile, type Row } from './row.ts';

const TABS = 30;
const ROUNDS = 60;
const WARM = 10;
const LIMIT_MS = 150;
const PORT = 39_781;
const clock = (): number => performance.timeOrigin + performance.now();

/**
 * What 30 people in one live huddle wait: somebody's words are sent by the API, and each open tab, told by its stream, asks
 * for the huddle again; from the sending until a tab holds the words. `floor`: the same number of tabs on plain SSE.
 */
export async function benchRoom(plain: (tabs: number) => Promise<number[]>): Promise<Row> {
  const floor = percentile(await plain(TABS), 0.99);
  const delays = await room();
  const ours = percentile(delays, 0.99);
  return {
    what: `${TABS} tabs in one live huddle, each change seen by all: 99th percentile ÷ plain SSE`,
    ours: ms(ours),
    floor: ms(floor),
    ratio: ours / floor,
    aim: { ms: LIMIT_MS, ours },
    note: `median ${ms(percentile(delays, 0.5))}; commit, NOTIFY, stream and each tab's own question`,
  };
}

async function room(): Promise<number[]> {
  const { app, stop } = await benchApp({ demo: true, port: PORT });
  const identity = await localIdentity(app.config);
  const server = await startServer(app, {
    local: (web) =>
      void web.get('/local/keys.json', (_request, response) => void response.json(identity.keys)),
  });
  const url = `http://127.0.0.1:${server.port}`;
  const tokenOf = ({ entraId, email, name }: PlaygroundPerson): Promise<string> =>
    identity.tokenFor({ accountId: '', tenantId: TENANT, entraId, email, name });
  const chair = await tokenOf(ANNA);
  const ask = async (use: string, input: object): Promise<Answer> => {
    const answer = await fetch(`${url}/api/${use}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${chair}` },
      body: JSON.stringify({ input, mutationId: crypto.randomUUID() }),
    });
    const body = (await answer.json()) as { done?: Answer };
    if (body.done === undefined) throw new Error(`${use}: ${JSON.stringify(body)}`);
    return body.done;
  };
  try {
    const { huddleId, itemId } = await onTheTable(ask);
    const tokens = await Promise.all([ANNA, PRIYA, SAM, JO, LEILA].map(tokenOf));
    const args = [url, String(TABS), huddleId, tokens.join(' ')];
    const child = fork(new URL('./room-clients.ts', import.meta.url), args);
    await next(child);
    const delays: number[] = [];
    for (let round = 0; round < ROUNDS + WARM; round += 1) {
      const situation = `Two falls since Sunday, round ${round}.`;
      child.send(situation);
      await next(child);
      const all = next(child);
      const from = clock();
      const written = ask('huddles.record', { itemId, group: 'sbar', version: round, situation });
      const seen = await all;
      await written;
      if (round >= WARM) delays.push(...seen.map((at) => at - from));
      await new Promise((pause) => setTimeout(pause, 120));
    }
    child.disconnect();
    return delays;
  } finally {
    await server.stop();
    await stop();
  }
}

type Answer = { id?: string; status?: string; currentItemId?: string | null }[] & {
  currentItemId?: string | null;
};

/** The next huddle of the demo, filled and live, at its first case. */
async function onTheTable(
  ask: (use: string, input: object) => Promise<Answer>,
): Promise<{ huddleId: string; itemId: string }> {
  const huddles = await ask('huddles.list', {});
  const huddleId = huddles.find(({ status }) => status === 'scheduled')?.id ?? '';
  await ask('huddles.fill', { huddleId });
  await ask('huddles.start', { huddleId, early: true });
  const { currentItemId } = await ask('huddles.nextItem', { huddleId });
  return { huddleId, itemId: currentItemId ?? '' };
}

const next = (child: ChildProcess): Promise<number[]> =>
  new Promise((resolve, reject) => {
    const ended = (): void => reject(new Error('the tabs ended early'));
    child.once('exit', ended);
    child.once('message', (message: { ready?: true; heard?: number[] }) => {
      child.off('exit', ended);
      resolve(message.heard ?? []);
    });
  });
