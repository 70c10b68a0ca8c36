import type { App } from '../../src/core/context.ts';
import { inTransaction } from '../../src/core/execute.ts';
import { systemGrants } from '../../src/core/grants.ts';
import {
  addDays,
  addMinutes,
  type Day,
  type Instant,
  instantAt,
  weekdayNumber,
} from '../../src/core/time.ts';
import { actorOf, type Member, membersOf, signInOf } from '../../src/neighbourhoods/index.ts';
import { type Doors, doors } from '../doors.ts';
import type { Random } from './random.ts';
import { settleActions } from './story-actions.ts';
import { acceptCases } from './story-cases.ts';
import { runHuddle } from './story-huddle.ts';

/** One teller for the whole story: who acts, and at what time. */
export type Teller = {
  random: Random;
  today: Day;
  members: Member[];
  named(name: string): Member;
  as(name: string, now: Instant): Doors;
  system(now: Instant): Doors;
};

const JOIN = 'https://teams.microsoft.com/l/meetup-join/practice-frailty-huddle';

/** Six weeks of the team's life: cases accepted, a weekly and a fortnightly series, huddles run, actions done or not. */
export async function tell(
  app: App,
  neighbourhoodId: string,
  today: Day,
  began: Day,
  random: Random,
): Promise<void> {
  const teller = await tellerOf(app, neighbourhoodId, today, random);
  const start = instantAt(addDays(began, 1), '10:00');
  await acceptCases(teller, 'FRAILTY_DEMENTIA', 22, start);
  await acceptCases(teller, 'HIGH_INTENSITY_ED', 8, addMinutes(start, 90));

  const tuesday = addDays(began, (9 - weekdayNumber(began)) % 7 || 7);
  const jo = teller.as('Jo Bennett', addMinutes(start, 150));
  await jo.huddles.schedule({
    name: 'Frailty huddle',
    kind: 'weekly',
    cohort: 'FRAILTY_DEMENTIA',
    rule: 'FREQ=WEEKLY;BYDAY=TU',
    start: `${tuesday}T08:45`,
    minutes: 30,
    joinUrl: JOIN,
    chairId: teller.named('Dr Anna Reid').id,
  });
  await jo.huddles.schedule({
    name: 'High intensity use',
    kind: 'complex',
    cohort: 'HIGH_INTENSITY_ED',
    rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH',
    start: `${addDays(tuesday, 2)}T13:00`,
    minutes: 60,
    chairId: teller.named('Dr Nadia Karim').id,
  });
  for (let day = tuesday; day < today; day = addDays(day, 1)) {
    const now = instantAt(day, '07:30');
    await teller.system(now).huddles.openDue({});
    const here = await teller.as('Jo Bennett', now).huddles.list({ from: day, to: day });
    for (const huddle of here)
      if (huddle.status === 'scheduled' || huddle.status === 'draft') await runHuddle(teller, huddle);
    if (day === addDays(today, -4)) await prepare(teller, day);
    await settleActions(teller, day);
  }
  await teller.system(instantAt(today, '00:05')).huddles.openDue({});
}

/** Four days ago, before any cut-off that is still to come: new people, and the agendas filled. */
async function prepare(teller: Teller, day: Day): Promise<void> {
  await acceptCases(teller, 'FRAILTY_DEMENTIA', 5, instantAt(day, '11:00'));
  await acceptCases(teller, 'HIGH_INTENSITY_ED', 2, instantAt(day, '12:00'));
  const jo = teller.as('Jo Bennett', instantAt(day, '14:00'));
  const coming = await jo.huddles.list({ from: addDays(day, 1), to: addDays(day, 12) });
  for (const huddle of coming) await jo.huddles.fill({ huddleId: huddle.id });
}

async function tellerOf(app: App, neighbourhoodId: string, today: Day, random: Random): Promise<Teller> {
  const system = { actor: { kind: 'system', grants: systemGrants }, neighbourhoodId, door: 'clock' } as const;
  const members = await inTransaction(app, system, membersOf);
  const accounts = await inTransaction(app, system, async (ctx) => {
    const signIns = await Promise.all(members.map((member) => signInOf(ctx, member.id)));
    return new Map(signIns.map((signIn) => [signIn?.name ?? '', signIn?.accountId ?? '']));
  });
  const named = (name: string): Member => {
    const member = members.find((one) => one.name === name);
    if (member === undefined) throw new Error('the story names somebody who is not in the team');
    return member;
  };
  return {
    random,
    today,
    members,
    named,
    as: (name, now) =>
      doors(app, () => ({
        actor: actorOf(named(name), accounts.get(name) ?? ''),
        neighbourhoodId,
        door: 'tab',
        now,
      })),
    system: (now) => doors(app, () => ({ ...system, now })),
  };
}
