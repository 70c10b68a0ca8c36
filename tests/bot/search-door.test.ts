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

test('a search from a channel shows references only; who it is shows where the searcher is alone', async () => {
  const [found] = (await searches(t.anna, 'Jennings')).attachments ?? [];
  expect(found?.preview.content).toEqual({ title: ref, text: 'accepted' });
});
test('a search from a personal chat shows who it is to the searcher, and posts the reference and the status only', async () => {
  const { attachments } = await searches(t.anna, 'Jennings', 'personal');
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
  await searches(t.priya, 'x');
  const kept = await t.step((ctx) =>
    ctx.db.selectFrom('conversation').select('kind').where('memberId', '=', t.priya.id).execute(),
  );
  expect(kept).toEqual([]);
});
test('an action is found by its reference, or by its words where the searcher is alone; no words are posted', async () => {
  const { ref: action } = await t
    .as(t.anna)
    .actions.assign({ caseRef: ref, title: 'sort the stair lift', ownerId: t.sam.id });
  const [hit] = (await searches(t.anna, 'stair', 'personal')).attachments ?? [];
  expect(hit?.preview.content.title).toBe(`${action} · sort the stair lift`);
  expect(JSON.stringify(hit?.content)).not.toMatch(/stair/);
  const [byRef] = (await searches(t.anna, action)).attachments ?? [];
  expect(byRef?.preview.content.title).toBe(action);
  // A manager sees actions, and no people.
  expect((await searches(t.morgan, 'Jennings')).attachments).toEqual([]);
  expect((await searches(t.morgan, action)).attachments).toHaveLength(1);
});

type Task = {
  type: string;
  value: { card: { content: { body: unknown[]; actions?: { data: object }[] } } } | string;
};
const asks = async (content: string, where: Where = 'channel'): Promise<Task> => {
  const { body } = await t.post(
    t.base(t.jo, where, {
      type: 'invoke',
      name: 'composeExtension/fetchTask',
      value: {
        commandId: 'assign',
        commandContext: 'message',
        messagePayload: { id: '1', body: { contentType: 'html', content } },
      },
    }),
  );
  return (body as unknown as { task: Task }).task;
};
const fills = async (data: object, where: Where = 'channel') => {
  const { body } = await t.post(
    t.base(t.jo, where, {
      type: 'invoke',
      name: 'composeExtension/submitAction',
      value: { commandId: 'assign', commandContext: 'message', data },
    }),
  );
  return body as unknown as { task?: Task; composeExtension?: Result };
};

test('a message that could tell who a person is is not copied into the form, in any spelling', async () => {
  for (const message of [
    'Please ring Jill Jennings about the lift',
    '<p>999&nbsp;000 0018 needs an echo</p>',
    'dob 2/5/1940, ring her',
    'visit ZZ1 1AA tomorrow',
  ]) {
    const task = JSON.stringify(await asks(message));
    expect(task).toContain('I have not copied its words');
    expect(task).not.toMatch(/Jennings|999\D*000|1940|ZZ1/);
  }
});
test('a message that names nobody is offered as the action, with whom, for whom and when as understood', async () => {
  const task = JSON.stringify(await asks(`<p>Could <at>Sam Okafor</at> book echo for ${ref} by Friday</p>`));
  expect(task).toContain(`"value":"${ref}"`);
  expect(task).toContain(`"value":"${t.sam.id}"`);
  expect(task).toContain('"value":"2026-11-27"');
  expect(task).toContain('book echo');
  expect(task).not.toContain('Action.Execute');
});
test('a message that reads like an emergency gets 999 and no form', async () => {
  const task = JSON.stringify(await asks('he has collapsed and is not breathing'));
  expect(task).toContain('999');
  expect(task).not.toContain('Action.Submit');
});
test('the filled form makes the action; the card to post holds references only', async () => {
  const { composeExtension } = await fills({
    title: 'book the heart scan',
    caseRef: ref,
    ownerId: t.sam.id,
    due: '2026-11-27',
  });
  const posted = JSON.stringify(composeExtension);
  expect(posted).toContain('Sam Okafor · due Fri 27 Nov');
  expect(posted).not.toMatch(/heart scan/);
  expect((await t.as(t.sam).actions.search({ text: 'heart scan' })).map((one) => one.owner)).toEqual([
    'Sam Okafor',
  ]);
});
test('one form sent twice, even at once, makes one action; with other words it makes another', async () => {
  const { value } = await asks('<p>please order a hoist</p>');
  const kept = typeof value === 'string' ? {} : value.card.content.actions?.[0]?.data;
  const filled = {
    ...kept,
    title: 'order a hoist',
    caseRef: ref,
    ownerId: t.sam.id,
    due: '2026-11-27',
  };
  const [first, second] = await Promise.all([fills(filled), fills(filled)]);
  expect(JSON.stringify(second)).toBe(JSON.stringify(first));
  expect(await t.as(t.sam).actions.search({ text: 'hoist' })).toHaveLength(1);
  await fills({ ...filled, title: 'order a hoist with a sling' });
  expect(await t.as(t.sam).actions.search({ text: 'hoist' })).toHaveLength(2);
});
test('what cannot be done brings the form back with what was typed and the reason', async () => {
  const { task } = await fills({ title: 'book the heart scan', caseRef: 'N7-9999', ownerId: t.sam.id });
  const again = JSON.stringify(task);
  expect(again).toContain('book the heart scan');
  expect(again).toContain('can’t find that case');
});
test('somebody unknown gets a sentence, no form', async () => {
  const { body } = await t.post(
    t.base(undefined, 'channel', {
      type: 'invoke',
      name: 'composeExtension/fetchTask',
      value: { commandId: 'assign' },
    }),
  );
  expect(JSON.stringify(body)).toContain('I do not know you yet');
});
