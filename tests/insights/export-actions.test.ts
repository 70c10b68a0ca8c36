import { unzipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { type World, world } from '../world/world.ts';
import { addActions, oneCase } from './insights-world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
const csv = async (input: object = {}) => {
  const file = await w.as(w.morgan).insights.export({ format: 'csv', ...input });
  return { ...file, text: Buffer.from(file.base64, 'base64').toString('utf8') };
};

test('with no action the file has its headings and nothing else', async () => {
  const file = await csv();
  expect(file).toMatchObject({ rows: 0, hidden: 0, fileName: 'actions-N7-2026-11-24.csv' });
  expect(file.text.split('\r\n').filter((line) => line !== '')).toHaveLength(1);
});

test('a title that begins with = is not in the file, nor any other words that somebody typed; an owner named like a formula is text', async () => {
  const about = await oneCase(w);
  await addActions(w, about, { title: '=HYPERLINK("http://x","y")', status: 'blocked', reason: 'funding' });
  await w.step((ctx) =>
    ctx.db
      .updateTable('member')
      .set({ name: '=cmd|calc, "Priya"' })
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where('id', '=', w.priya.id)
      .execute(),
  );
  const { text, rows } = await csv();
  expect(rows).toBe(1);
  expect(text).not.toContain('HYPERLINK');
  expect(text).not.toContain('no transport');
  expect(text).toContain(`"'=cmd|calc, ""Priya"""`);
  const sheet = await w.as(w.morgan).insights.export({ format: 'xlsx' });
  const files = unzipSync(Buffer.from(sheet.base64, 'base64'));
  const xml = Object.entries(files)
    .filter(([name]) => /sheet1\.xml|sharedStrings\.xml/.test(name))
    .map(([, bytes]) => Buffer.from(bytes).toString('utf8'))
    .join('');
  expect(xml).toContain('cmd|calc');
  expect(xml).not.toMatch(/<f[ >]/);
  expect(xml).not.toContain('>=cmd');
});

test('restricted people are left out of the file and counted; the figures still count their actions', async () => {
  const restricted = await oneCase(w);
  await addActions(w, restricted, {}, {});
  await w.step((ctx) =>
    ctx.db
      .insertInto('personBar')
      .values({
        neighbourhoodId: ctx.neighbourhoodId,
        person: restricted.person,
        why: 'restricted',
        byList: true,
        since: '2026-11-01',
      })
      .execute(),
  );
  const { text, hidden } = await csv();
  expect(hidden).toBe(2);
  expect(text).not.toContain(restricted.ref);
  expect((await w.as(w.morgan).actions.outstanding({})).open).toBe(3);
});

test('every export is on the audit trail, and one who oversees nothing gets none', async () => {
  const exports = async () => (await w.audit()).filter(({ useCase }) => useCase === 'insights.export');
  const before = (await exports()).length;
  await csv();
  await expect(w.as(w.sam).insights.export({ format: 'csv' })).rejects.toMatchObject({ reason: 'forbidden' });
  const now = (await exports()).slice(before);
  expect(now.map(({ outcome, byMember }) => [outcome, byMember])).toEqual([
    ['done', w.morgan.id],
    ['refused', w.sam.id],
  ]);
});
