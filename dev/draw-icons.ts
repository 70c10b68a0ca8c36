import { writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

/** The app's two icons, drawn: four people round a table. `node dev/draw-icons.ts` writes them; they are kept in git. */
type Colour = readonly [red: number, green: number, blue: number, alpha: number];
const INDIGO: Colour = [79, 82, 178, 255];
const WHITE: Colour = [255, 255, 255, 255];
const CLEAR: Colour = [255, 255, 255, 0];
const FINE = 4;

const disc = (x: number, y: number, cx: number, cy: number, r: number): boolean =>
  (x - cx) ** 2 + (y - cy) ** 2 <= r * r;
const ring = (x: number, y: number, cx: number, cy: number, r: number, width: number): boolean =>
  disc(x, y, cx, cy, r) && !disc(x, y, cx, cy, r - width);
/** In a square of side 1: heads at the four sides, a table in the middle. */
const PLACES = [
  [0.5, 0.2],
  [0.8, 0.5],
  [0.5, 0.8],
  [0.2, 0.5],
] as const;
const filled = (x: number, y: number): boolean =>
  PLACES.some(([cx, cy]) => disc(x, y, cx, cy, 0.115)) || ring(x, y, 0.5, 0.5, 0.175, 0.055);
const outlined = (x: number, y: number): boolean =>
  PLACES.some(([cx, cy]) => ring(x, y, cx, cy, 0.15, 0.065)) || ring(x, y, 0.5, 0.5, 0.16, 0.065);

function draw(size: number, drawn: (x: number, y: number) => boolean, on: Colour, off: Colour): Buffer {
  const rows = Array.from({ length: size }, (_, y) => {
    const row = Buffer.alloc(1 + size * 4);
    for (let x = 0; x < size; x++) {
      let hits = 0;
      for (let i = 0; i < FINE * FINE; i++)
        if (drawn((x + ((i % FINE) + 0.5) / FINE) / size, (y + (Math.floor(i / FINE) + 0.5) / FINE) / size))
          hits += 1;
      const share = hits / (FINE * FINE);
      on.forEach((value, channel) => {
        row[1 + x * 4 + channel] = Math.round(value * share + (off[channel] ?? 0) * (1 - share));
      });
    }
    return row;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

writeFileSync(new URL('../appPackage/color.png', import.meta.url), draw(192, filled, WHITE, INDIGO));
writeFileSync(new URL('../appPackage/outline.png', import.meta.url), draw(32, outlined, WHITE, CLEAR));
