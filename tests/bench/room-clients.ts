import { Agent, type IncomingMessage, request } from 'node:http';

// A process of its own: `count` open tabs in one live huddle. As a tab does, each asks for the huddle again after a hint; the
// parent is told when each of them has the words that were written in this round.
const [url = '', count = '0', huddleId = '', tokens = ''] = process.argv.slice(2);
const clock = (): number => performance.timeOrigin + performance.now();
const whose = tokens.split(' ');
const clients = Number(count);
let open = 0;
let awaited = '';
let seen: number[] = [];

for (let n = 0; n < clients; n += 1) tab(whose[n % whose.length] ?? '');

function tab(token: string): void {
  const agent = new Agent({ keepAlive: true, maxSockets: 5 });
  const headers = { authorization: `Bearer ${token}` };
  let asking: ReturnType<typeof request> | undefined;
  let has = '';
  /** An answer under way may be older than the hint: it is dropped and asked for anew, as TanStack Query does. */
  const ask = (): void => {
    asking?.destroy();
    const mine = request(`${url}/api/huddles.read`, {
      method: 'POST',
      agent,
      headers: { ...headers, 'content-type': 'application/json' },
    });
    asking = mine;
    mine.on('error', () => {});
    mine.on('response', async (answer) => {
      const text = await textOf(answer).catch(() => '');
      if (asking !== mine || text === '') return;
      asking = undefined;
      if (answer.statusCode !== 200) throw new Error(`huddles.read: ${answer.statusCode} ${text}`);
      const words: string = JSON.parse(text).done.discussion?.situation ?? '';
      if (words !== awaited || words === has) return;
      has = words;
      seen.push(clock());
      if (seen.length === clients) process.send?.({ heard: seen });
    });
    mine.end(JSON.stringify({ input: { huddleId } }));
  };
  request(`${url}/api/live`, { headers: { ...headers, accept: 'text/event-stream' } }, (stream) => {
    if (stream.statusCode !== 200) throw new Error(`stream refused: ${stream.statusCode}`);
    stream.once('data', () => {
      open += 1;
      if (open === clients) process.send?.({ ready: true });
    });
    stream.on('data', (chunk: Buffer) => {
      if (chunk.includes(`huddle/${huddleId}`)) ask();
    });
  }).end();
}

async function textOf(answer: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of answer) text += chunk;
  return text;
}

process.on('message', (words: string) => {
  awaited = words;
  seen = [];
  process.send?.({ ready: true });
});
process.on('disconnect', () => process.exit(0));
