import { expect } from 'vitest';
import { Refusal } from '../../src/core/refusal.ts';
import type { ListRow } from '../../src/lists/facts.ts';
import { type ReadOptions, readList } from '../../src/lists/read-list.ts';
import type { Batch } from '../../src/lists/take-rows.ts';

export const LISTS = new URL('../../../shared/data/lists/', import.meta.url);
export const OPTIONS: ReadOptions = { today: '2026-11-24', practice: true };

export async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
/** Reads a whole file given as text or bytes, in pieces of `size`, and gathers what its batches say. */
export async function read(file: string | Uint8Array, options: Partial<ReadOptions> = {}, size = 1000) {
  return gather(inPieces(typeof file === 'string' ? Buffer.from(file) : file, size), options);
}
export async function gather(source: AsyncIterable<Uint8Array>, options: Partial<ReadOptions> = {}) {
  const list = await readList(source, { ...OPTIONS, ...options });
  const all: Batch & { rows: ListRow[]; again: { row: ListRow; first: number }[] } = {
    rows: [],
    again: [],
    inConflict: [],
    problems: [],
  };
  const batches = list.batches((row, first) => {
    if (first === null) all.rows.push(row);
    else all.again.push({ row, first });
  });
  for await (const batch of batches) {
    all.inConflict.push(...batch.inConflict);
    all.problems.push(...batch.problems);
  }
  return { ...list, ...all };
}
export const refusal = async (file: string | Uint8Array): Promise<string> => {
  const error = await read(file).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Refusal);
  return error instanceof Refusal ? error.sentence : '';
};

export const HEAD = 'NHS number,Surname,Forename,DOB\n';
export const ANNA = '9990000018,Reid,Anna,13/11/1957\n';
