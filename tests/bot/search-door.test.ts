import { expect, test } from 'vitest';
import { acceptedCase } from './people-world.ts';
import { teams, type Where } from './teams-world.ts';

const t = await teams();
await t.installedIn('channel', t.jo);
const ref = await acceptedCase(t);
type Result = {
  type: string;
  text?: string;
  attachments?: { content: unknown; preview: { content: { title: string; text: string } } }[];
};
const searches = async (who: typeof t.anna, text: string, where: Where = 'channel'): Promise<Result> => {
  const answer = await t.post(
    t.base(who, where, {
      type: 'invoke',
      name: 'composeExtension/query',
      value: {
        commandId: 'search',
        parameters: [{ name: 'text', value: text }],
        queryOptions: { skip: 0, count: 25 },
      },
    }),
  );
  return (answer.body as unknown as { composeExtension: Result }).composeExtension;
};

test('a search from a channel shows who it is to the searcher, and posts the reference and the status only', async () => {
  const { attachments } = await searches(t.anna, 'Jennings');
  expect(attachments?.[0]?.preview.content).toEqual({
    title: `${ref} · Jill Jennings`,
    text: 'born Thu 2 May 1940 · accepted',
  });
  expect(JSON.stringify(attachments?.[0]?.content)).toContain(ref);
  expect(JSON.stringify(attachments?.[0]?.content)).not.toMatch(/Jennings|Jill|1940|999|help at home/);
});
test('somebody who may not see the person finds nothing by name, and no name by reference', async () => {
  expect((await searches(t.sam, 'Jennings')).attachments).toEqual([]);
  expect((await searches(t.sam, ref)).attachments?.[0]?.preview.content.title).toBe(ref);
});
test('a search from a channel does not take the channel for a personal chat', async () => {
  await searches(t.anna, 'x');
  const kept = await t.step((ctx) =>
    ctx.db.selectFrom('conversation').select('kind').where('memberId', '=', t.anna.id).execute(),
  );
  expect(kept).toEqual([]);
});
test('who may not search, or is unknown, hears why', async () => {
  expect(await searches(t.morgan, 'Jennings')).toMatchObject({
    type: 'message',
    text: expect.stringContaining('role'),
  });
});
