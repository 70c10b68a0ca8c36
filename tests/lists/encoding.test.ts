import { expect, test } from 'vitest';
import { LARGEST_FILE, textOf } from '../../src/lists/encoding.ts';

async function* bytes(...pieces: (string | number[])[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield typeof piece === 'string' ? Buffer.from(piece) : Uint8Array.from(piece);
}
const textIn = async (source: AsyncIterable<Uint8Array>, bytesBefore = 0): Promise<string> => {
  let text = '';
  for await (const piece of textOf(source, { encoding: 'UTF-8', bytes: bytesBefore })) text += piece;
  return text;
};

test('a file of more than a gigabyte stops there, with what to do', async () => {
  await expect(textIn(bytes('123456'), LARGEST_FILE - 5)).rejects.toMatchObject({
    reason: 'invalid',
    sentence: expect.stringMatching(/larger than 1 GB.*save as CSV/),
  });
  expect(await textIn(bytes('12345'), LARGEST_FILE - 5)).toBe('12345');
});

test('a letter cut in two by the pieces of a file is one letter, and a lone last byte is not lost', async () => {
  expect(await textIn(bytes('a'.repeat(600), [0xc5], [0xb7, 0xf0, 0x9f], [0x92, 0x8a]))).toBe(
    `${'a'.repeat(600)}ŷ💊`,
  );
  expect(await textIn(bytes('a', [0xe9]))).toBe('aé');
});

test('line ends of every kind, cut anywhere, come out as one', async () => {
  expect(await textIn(bytes(`${'x'.repeat(600)}\r`, '\n', 'a\r', 'b\r\n', '\r'))).toBe(
    `${'x'.repeat(600)}\na\nb\n\n`,
  );
});
