import { expect, test, vi } from 'vitest';
import { execute } from '../../../src/core/execute.ts';
import { partnerGrants } from '../../../src/core/grants.ts';
import { addMinutes, instantAt } from '../../../src/core/time.ts';
import { linkByHash, partners, readToken } from '../../../src/partners/index.ts';
import { everyCardFits } from '../fits.ts';
import { acceptedCase } from '../people-world.ts';
import { teams, textOf } from '../teams-world.ts';
import { type Presser, pressing } from './pressing.ts';

vi.setConfig({ testTimeout: 120_000 });
const t = await teams({ now: '2026-11-24T09:00:00.000Z' });
const { as, jo, sam, priya, anna, morgan } = t;
await t.installedIn('channel', jo);
for (const who of [jo, sam, priya, anna, morgan]) await t.asks(who, 'help');
const { card, each, old, sent, leftOut } = pressing(t, 'insights');
const caseRef = await acceptedCase(t);
await as(jo).insights.joinPlace({ place: 'Riverside and Harbour', leadId: morgan.id });
await as(jo).neighbourhoods.setPhone({ phone: '01632 960 001' });
const fields = {
  ask: 'capacity',
  answer: 'Two places more from Monday',
  partner: 'Harbour Housing',
  ownerId: anna.id,
  because: 'no slot',
};
const by = (who: typeof jo): Presser => ({ who, fields, shallow: true });
let made = 0;
const stuck = async (): Promise<string> => {
  made += 1;
  const title = `errand ${String.fromCharCode(96 + made).repeat(9)}`;
  const { ref } = await as(jo).actions.assign({ caseRef, title, ownerId: priya.id, due: '2026-11-27' });
  await as(priya).actions.block({ ref, because: 'no slot' });
  return ref;
};
const goOut = async (): Promise<void> => {
  t.clock.now = addMinutes(t.clock.now, 3);
  await t.followClock();
  await t.asSystem.insights.plan({});
  await t.asSystem.reminders.deliver({});
};

test('what is stuck: asked after once, handed over once, taken up to the place once, answered once', async () => {
  const first = await stuck();
  await each(() => card(morgan, 'what to unblock this week'), by(morgan));
  await stuck();
  await each(
    () => card(anna, `escalate ${first}`).catch(async () => card(anna, `escalate ${await stuck()}`)),
    by(anna),
  );
  await goOut();
  const asked = await sent('asked-after');
  const up = await sent('escalated');
  await old(up, by(morgan));
  // Answered by now: the question’s card is old.
  await old(up, by(morgan));
  await goOut();
  await sent('escalation-answered');
  await as(priya)
    .actions.complete({ ref: first })
    .catch(() => undefined);
  await old(asked, by(priya));
});

test('a manager’s Monday, and what it leads to', async () => {
  t.clock.now = instantAt('2026-11-30', '08:31');
  await t.followClock();
  await goOut();
  await old(await sent('manager-digest'), by(morgan));
});

test('a partner’s link is made, withdrawn and given back; each press again says what stands', async () => {
  const mine = async () =>
    (
      await as(jo).actions.assign({
        caseRef,
        title: `lift ${'stuvwxyz'[made++ % 8]?.repeat(8)}`,
        ownerId: jo.id,
      })
    ).ref;
  const ref = await mine();
  const anew = ['partners.share'];
  await each(() => card(jo, `share ${ref} with Harbour Housing`), { ...by(jo), anew });
  await old(await card(jo, `links of ${ref}`), { ...by(jo), anew });
  const shared = await as(jo).partners.share({ ref: await mine(), partner: 'Harbour Housing' });
  const token = readToken(shared.url.split('/p/')[1] ?? '');
  const linkId = (await t.step((ctx) => linkByHash(ctx, token?.hash ?? ''))) ?? '';
  await execute(
    t.app,
    { name: 'partners.ask', useCase: partners.ask },
    { question: 'Which entrance?' },
    {
      actor: { kind: 'partner', linkId, grants: partnerGrants },
      neighbourhoodId: t.neighbourhoodId,
      door: 'link',
      now: t.clock.now,
    },
  );
  await goOut();
  await old(await sent('partner-said'), { ...by(jo), anew });
  const links = await card(jo, `links of ${shared.ref}`);
  await as(jo).actions.complete({ ref: shared.ref });
  await old(links, by(jo));
});

test('what could not be sent, and that it goes again, offer no button but the page', async () => {
  for (const kind of ['sending-trouble', 'sending-resumed'])
    await t.step((ctx) =>
      ctx.send({ kind, cause: `${kind}:1`, to: jo.id, about: { kind: 'sending', id: ctx.now } }),
    );
  await goOut();
  for (const kind of ['sending-trouble', 'sending-resumed'])
    expect(textOf(await sent(kind))).toMatch(/Sending works again|could not be sent/);
});

test('nothing that this group names was left out', () => {
  expect(leftOut()).toEqual({ verbs: [], kinds: [], unlisted: [] });
});
everyCardFits(t);
