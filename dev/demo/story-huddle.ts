import { addWorkingDays } from '../../src/calendar/index.ts';
import { addMinutes, type Instant } from '../../src/core/time.ts';
import type { HuddleSummary } from '../../src/huddles/huddle.ts';
import type { Teller } from './story.ts';
import { DECISIONS, TITLES } from './words.ts';

const OUTCOMES = [
  'MED_REVIEW',
  'SOC_CARE',
  'THERAPY',
  'EQUIP',
  'HOUSING',
  'HOME_VISIT',
  'PCSP_UPDATE',
  'NO_CHANGE',
  'CARER',
  'MH',
] as const;
const OWNERS = [
  'Priya Shah',
  'Sam Okafor',
  'Leila Haddad',
  'Grace Mensah',
  'Owen Price',
  'Dan Whittle',
  'Fatima Noor',
  'Callum Reeve',
  'Dr Anna Reid',
  'Jo Bennett',
] as const;
const CASES_AT_MOST = 7;

/** One huddle as it went: attendance, each case with words, decision, outcome and an action or two, closed on time. */
export async function runHuddle(teller: Teller, huddle: HuddleSummary): Promise<void> {
  const { random } = teller;
  const chair = huddle.chair?.name ?? 'Dr Anna Reid';
  let now: Instant = huddle.startsAt;
  await teller.as(chair, now).huddles.start({ huddleId: huddle.id });
  for (const member of teller.members.filter(
    (one) => one.name === chair || one.name === 'Jo Bennett' || random.chance(0.6),
  ))
    await teller
      .as('Jo Bennett', now)
      .huddles.attend({ huddleId: huddle.id, memberId: member.id, state: 'here' });

  const { items } = await teller.as(chair, now).huddles.read({ huddleId: huddle.id });
  for (const item of items.filter((one) => one.fits && !one.withheld).slice(0, CASES_AT_MOST)) {
    await teller.as(chair, now).huddles.goTo({ huddleId: huddle.id, itemId: item.id });
    now = addMinutes(now, 2 + random.below(4));
    const scribe = teller.as('Jo Bennett', now);
    const outcome = random.pick(OUTCOMES);
    await scribe.huddles.record({
      itemId: item.id,
      group: 'sbar',
      version: 0,
      situation: 'Seen at home this week.',
      update: 'Much the same since last time.',
      nextSteps: 'As in the actions.',
    });
    await scribe.huddles.record({
      itemId: item.id,
      group: 'decision',
      version: 0,
      decision: random.pick(DECISIONS),
      rationale: 'Agreed by those present.',
      outcome,
    });
    const actions = outcome === 'NO_CHANGE' ? 0 : 1 + random.below(2);
    for (let n = 0; n < actions; n += 1)
      await scribe.actions.assign({
        caseRef: item.ref,
        title: random.pick(TITLES),
        ownerId: teller.named(random.pick(OWNERS)).id,
        due: addWorkingDays(huddle.day, 2 + random.below(9)),
        huddleId: huddle.id,
      });
  }
  await teller.as(chair, addMinutes(now, 1)).huddles.close({ huddleId: huddle.id });
  await fileNotes(teller, huddle.id, addMinutes(now, 90));
}

/** The same morning most notes go into the record; every fourth still waits, so that there is something to see. */
async function fileNotes(teller: Teller, huddleId: string, now: Instant): Promise<void> {
  const { items } = await teller.as('Jo Bennett', now).minutes.ofHuddle({ huddleId });
  const discussed = items.filter((item) => item.state === 'discussed' && item.presenter !== null);
  for (const [place, item] of discussed.entries())
    if (place % 4 !== 3 && item.presenter !== null)
      await teller.as(item.presenter.name, now).minutes.file({ itemId: item.itemId, system: 'emis' });
}
