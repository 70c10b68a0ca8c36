import { isUtf8 } from 'node:buffer';
import { Refusal } from '../core/refusal.ts';

export type Encoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'Windows-1252';
/** What the bytes turned out to be; `encoding` may still change from UTF-8 to Windows-1252 while reading. */
export type TextReport = { encoding: Encoding; bytes: number };

export const LARGEST_FILE = 1_000_000_000;
const PIECE = 32_768;
const SAVE_AS_CSV =
  'Open it in Excel, choose Save As, then “CSV UTF-8 (comma delimited)”, and send that file.';
const NOT_TEXT: [start: number[], what: string][] = [
  [[0x50, 0x4b, 0x03, 0x04], `This is an Excel workbook or a zip file. ${SAVE_AS_CSV}`],
  [[0xd0, 0xcf, 0x11, 0xe0], `This is an old Excel or Word file. ${SAVE_AS_CSV}`],
  [
    [0x25, 0x50, 0x44, 0x46],
    'This is a PDF. Export the list from the clinical system again and save as CSV.',
  ],
  [[0x1f, 0x8b], 'This file is compressed. Unpack it, save as CSV and send that file.'],
];
const JUNK = 'This is not a text file. Export the list again, save as CSV and send that file.';
const TOO_LARGE =
  'This file is larger than 1 GB. Keep only the people and columns that you need, save as CSV and send that file.';

/**
 * Turns the bytes of an exported list into text: UTF-8 with or without a mark, UTF-16 ("Unicode text" from Excel) and
 * Windows-1252, with every line ending as "\n". Bytes that are not UTF-8 are read as Windows-1252, so that one curly
 * apostrophe deep in a file does not spoil the names before it. Holds one piece at a time.
 * Refuses workbooks, PDFs, other binary files and more than 1 GB as `invalid`.
 */
export async function* textOf(source: AsyncIterable<Uint8Array>, report: TextReport): AsyncGenerator<string> {
  let decode: Decode | undefined;
  let head: Uint8Array = new Uint8Array();
  const ends = oneLineEnding();
  for await (const piece of inPieces(source)) {
    report.bytes += piece.length;
    if (report.bytes > LARGEST_FILE) throw new Refusal('invalid', TOO_LARGE);
    if (decode === undefined) {
      head = head.length === 0 ? piece : Buffer.concat([head, piece]);
      if (head.length < 512) continue;
      decode = decoderFor(head, report);
      yield ends(decode(head, true), true);
    } else yield ends(decode(piece, true), true);
  }
  const rest = decode === undefined ? head : new Uint8Array();
  decode ??= decoderFor(head, report);
  yield ends(decode(rest, false), false);
}

/** A source may give a whole file at once: it is taken in pieces, so that its rows are not all in memory together. */
async function* inPieces(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of source)
    for (let from = 0; from < chunk.length; from += PIECE) yield chunk.subarray(from, from + PIECE);
}

type Decode = (piece: Uint8Array, more: boolean) => string;

function decoderFor(head: Uint8Array, report: TextReport): Decode {
  const known = NOT_TEXT.find(([start]) => start.every((byte, at) => head[at] === byte));
  if (known) throw new Refusal('invalid', known[1]);
  report.encoding = encodingOf(head);
  if (report.encoding === 'UTF-8') return mostlyUtf8(report);
  const decoder = new TextDecoder(report.encoding);
  return (piece, stream) => decoder.decode(piece, { stream }).replaceAll('\0', '');
}

function encodingOf(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'UTF-16LE';
  if (head[0] === 0xfe && head[1] === 0xff) return 'UTF-16BE';
  const sample = head.subarray(0, 512);
  const zeros = (odd: number) => sample.filter((byte, at) => byte === 0 && at % 2 === odd).length;
  if (zeros(1) > sample.length / 4 && zeros(0) < sample.length / 50) return 'UTF-16LE';
  if (zeros(0) > sample.length / 4 && zeros(1) < sample.length / 50) return 'UTF-16BE';
  return 'UTF-8';
}

const windows1252 = new TextDecoder('windows-1252');
const UTF8_OR_BYTE =
  /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|[\x80-\xff]/g;

/** Where the last character of a piece begins when the piece ends inside it; else the length of the piece. */
function lastWhole(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0)
      return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function mostlyUtf8(report: TextReport): Decode {
  let rest = Buffer.alloc(0);
  let start = true;
  return (piece, more) => {
    const all =
      rest.length === 0
        ? Buffer.from(piece.buffer, piece.byteOffset, piece.length)
        : Buffer.concat([rest, piece]);
    if (all.includes(0)) throw new Refusal('invalid', JUNK);
    const end = more ? lastWhole(all) : all.length;
    const whole = all.subarray(0, end);
    rest = Buffer.from(all.subarray(end));
    const text = isUtf8(whole) ? whole.toString('utf8') : repaired(whole, report);
    const marked = start && text.startsWith('\ufeff');
    if (text !== '') start = false;
    return marked ? text.slice(1) : text;
  };
}

function repaired(bytes: Buffer, report: TextReport): string {
  report.encoding = 'Windows-1252';
  return bytes.toString('latin1').replace(UTF8_OR_BYTE, (run) => {
    const raw = Buffer.from(run, 'latin1');
    if (run.length === 1 && raw[0] !== undefined && raw[0] >= 0x80) return windows1252.decode(raw);
    return isUtf8(raw) ? raw.toString('utf8') : windows1252.decode(raw);
  });
}

/** Makes every line end "\n"; a "\r" at the end of a piece waits for the next. */
function oneLineEnding(): (text: string, more: boolean) => string {
  let waiting = false;
  return (text, more) => {
    if (!text.includes('\r') && !waiting) return text;
    let whole = waiting ? `\r${text}` : text;
    waiting = more && whole.endsWith('\r');
    if (waiting) whole = whole.slice(0, -1);
    return whole.replace(/\r\n?/g, '\n');
  };
}
