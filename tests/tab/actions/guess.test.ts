import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { guessAction } from '../../../tab/actions/guess.ts';

const open = { ref: 'A-118', ownerId: 'priya', status: 'accepted' };

test('an answer from before a press does not show the action open again, and a page that waits for its first answer gets it', async () => {
  const client = new QueryClient();
  const asked = (key: string, held: boolean) => {
    let answer = (_answer: unknown): void => {};
    if (held) client.setQueryData([key, {}], { done: { dueActions: [open] } });
    const first = client
      .fetchQuery({
        queryKey: [key, {}],
        queryFn: () => new Promise((keep) => (answer = keep)),
      })
      .catch(() => undefined);
    return async () => {
      answer({ done: { dueActions: [open] } });
      await first;
      return JSON.stringify(client.getQueryData([key, {}]));
    };
  };
  const shown = asked('huddles.read', true);
  const fresh = asked('actions.mine', false);
  guessAction(client, 'A-118', { status: 'done' });
  expect(await shown()).toContain('"status":"done"');
  expect(await fresh()).toContain('"A-118"');
});
