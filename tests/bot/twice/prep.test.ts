import { expect, test, vi } from 'vitest';
import { addMinutes, instantAt } from '../../../src/core/time.ts';
import { makeCases, pastHuddle } from '../../huddles/huddle-world.ts';
import { agendaWith, agreedBy, PROPOSAL } from '../../prep/prep-world.ts';
import { everyCardFits } from '../fits.ts';
import { teams } from '../teams-world.ts';
import { type Presser, pressing } from './pressing.ts';

vi.setConfig({ testTimeout: 120_000 });
const t = await teams({ now: '2026-11-24T09:00:00.000Z' });
const { as, jo, sam, priya, anna } = t;
await t.installedIn('channel', jo);
for (const who of [jo, sam, priya, anna]) await t.asks(who, 'help');
const { card, each, old, sent, leftOut } = pressing(t, 'prep');
const fields = { ...PROPOSAL, words: 'her daughter disagrees', stance: 'discuss' };
const by = (who: typeof jo): Presser => ({ who, fields });
const clockTo = async (day: string, time: string): Promise<void> => {
  t.clock.now = instantAt(day, time);
  await t.followClock();
};
const goOut = async (): Promise<void> => {
  t.clock.now = addMinutes(t.clock.now, 2);
  await t.followClock();
  await t.asSystem.prep.plan({});
  await t.asSystem.reminders.deliver({});
};
const third = await makeCases(t, {});
await t.step(async (ctx) => {
  for (const day of ['2026-11-03', '2026-11-10', '2026-11-17'])
    await ctx.db
      .insertInto('agendaItem')
      .values({
        neighbourhoodId: ctx.neighbourhoodId,
        huddleId: await pastHuddle(ctx, day),
        caseId: third[0]?.id ?? '',
        position: 1,
        minutes: 4,
        why: 'new',
        question: '',
        state: 'deferred',
      })
      .execute();
});
const { huddleId, cases, items } = await agendaWith(t, {}, {}, {}, {});
await as(jo).huddles.addItem({ huddleId, ref: third[0]?.ref ?? '' });
// Before it stands what is urgent, so that it can be made the first.
await as(jo).huddles.addItem({ huddleId, ref: cases[0]?.ref ?? '', why: 'urgent', reason: 'admitted' });
const ref = (place: number): string => cases[place]?.ref ?? '';

test('the presenter is asked; what they prepare is saved once, and the form that asked is old afterwards', async () => {
  await clockTo('2026-11-27', '09:30');
  await goOut();
  await sent('call-for-cases');
  const asked = await sent('prep-asked');
  await old(await card(jo, 'my prep'), by(jo));
  await old(asked, by(jo));
  await each(() => card(jo, `prepare ${ref(3)}`), by(jo));
});

test('an opinion, the lane that it opens, what is agreed without a meeting, and that taken back', async () => {
  await agreedBy(t, items[1] ?? '');
  await agreedBy(t, items[2] ?? '');
  await each(() => card(sam, `agree ${ref(3)}`), by(sam));
  await old(await card(sam, 'my prep'), by(sam));
  const lane = await card(anna, 'agreed Tuesday');
  await old(await card(anna, 'my prep'), by(anna));
  await old(lane, by(anna));
  await each(() => card(anna, 'agreed Tuesday'), by(anna));
  // Somebody wants to talk after all: the lane’s card is old.
  await t.asks(priya, `discuss ${ref(1)} her daughter disagrees`);
  await old(lane, by(anna));
});

test('a case that came late, and one carried over for the third time, wait for the chair’s press', async () => {
  const [first, second] = await makeCases(t, {}, {});
  await clockTo('2026-11-30', '09:30');
  await goOut();
  await old(await sent('third-time'), by(anna));
  await t.asks(jo, `urgent ${first?.ref} admitted last night`);
  await goOut();
  const late = await sent('late-asked');
  await old(late, by(anna));
  await t.asks(jo, `urgent ${second?.ref} admitted last night`);
  await goOut();
  const again = await sent('late-asked');
  await old(await card(anna, 'my prep'), by(anna));
  await t.asks(jo, `remove ${second?.ref} from Tuesday`);
  await old(again, by(anna));
});

test('who cannot come, who is asked instead, and what they answer', async () => {
  await each(() => card(sam, 'I can’t come Tuesday, Priya covers'), by(sam));
  await t.asks(sam, 'I can’t come Tuesday, Priya covers');
  await goOut();
  const asked = await sent('deputy-asked');
  await old(await card(priya, 'my prep'), by(priya));
  await old(asked, by(priya));
  await as(priya).prep.answerCover({ huddleId, yes: false });
  await goOut();
  await old(await sent('cover-declined'), by(sam));
  await old(await card(jo, 'who is coming Tuesday'), by(jo));
  // The huddle is cancelled: nobody need come, and each old card says so.
  await as(jo).huddles.cancel({ huddleId, why: 'the room is closed' });
  await old(asked, by(priya));
  await old(await sent('prep-asked'), by(jo));
});

test('after they left the team nothing is said to them, and nothing moves', async () => {
  const asked = await sent('deputy-asked');
  await t.asOperator.neighbourhoods.memberLeft({ memberId: priya.id });
  await old(asked, { ...by(priya), secret: 'Weekly huddle' });
});

test('nothing that this group names was left out', () => {
  expect(leftOut()).toEqual({ verbs: [], kinds: [], unlisted: [] });
});
everyCardFits(t);
