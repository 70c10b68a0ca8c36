import { request } from 'node:http';

// A process of its own: opens `count` streams, and answers each round with the time at which every stream had its hint.
const [url = '', count = '0', token = ''] = process.argv.slice(2);
const clients = Number(count);
const clock = (): number => performance.timeOrigin + performance.now();
let open = 0;
let heard: number[] = [];

for (let n = 0; n < clients; n += 1) {
  const ask = request(
    url,
    { headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' } },
    (answer) => {
      if (answer.statusCode !== 200) throw new Error(`stream refused: ${answer.statusCode}`);
      let begun = false;
      answer.on('data', (chunk: Buffer) => {
        const text = chunk.toString();
        if (!begun) {
          begun = true;
          open += 1;
          if (open === clients) process.send?.({ ready: true });
        }
        for (let at = text.indexOf('data:'); at >= 0; at = text.indexOf('data:', at + 5)) heard.push(clock());
        if (heard.length >= clients) {
          process.send?.({ heard });
          heard = [];
        }
      });
    },
  );
  ask.end();
}
process.on('disconnect', () => process.exit(0));
