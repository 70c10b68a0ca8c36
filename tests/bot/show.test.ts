import { expect, test } from 'vitest';
import { runAndShow } from '../../bot/show.ts';
import type { Turn } from '../../bot/turn.ts';
import { silentLog } from '../../src/log.ts';

// A card that fails is a fault of ours: an output of a shape that it does not expect stands for one.
const turn = { app: { log: silentLog }, run: async () => null } as unknown as Turn;

test('a deed that is saved is never called unsaved because its card fails', async () => {
  expect((await runAndShow(turn, 'actions.complete', {})).heading).toBe('It is done and saved.');
});
test('a look that fails is a fault, to be quoted by its number', async () => {
  await expect(runAndShow(turn, 'actions.mine', {})).rejects.toThrow();
});
