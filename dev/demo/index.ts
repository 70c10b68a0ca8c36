import { randomUUID } from 'node:crypto';
import type { App, Call } from '../../src/core/context.ts';
import { inTransaction } from '../../src/core/execute.ts';
import { operatorGrants, systemGrants } from '../../src/core/grants.ts';
import { addDays, dayOf, instantAt, machineNow } from '../../src/core/time.ts';
import { doors } from '../doors.ts';
import { TENANT } from '../people.ts';
import { csvOf, inventPerson } from './people.ts';
import { seeded } from './random.ts';
import { addMembers, addOrganisations, setDeputy, withdrawAll } from './store.ts';
import { tell } from './story.ts';
import { MEMBERS, NEIGHBOURHOOD, ORGANISATIONS } from './team.ts';

const SEED = 20_261_124;
const WEEKS = 6;

/** How many people the two lists hold: 480 for frailty and dementia, 120 for high use of the emergency department. */
const FRAILTY = 480;
const HIGH_USE = 120;

/**
 * Makes the demo neighbourhood: Riverside with 8 organisations, 16 members, 600 invented people on two lists and six weeks
 * of huddles and actions up to today. Everything goes through `execute`, in the order and at the times it would have
 * happened, so the audit trail, histories and figures are true to the story.
 */
export async function makeDemo(app: App): Promise<void> {
  const random = seeded(SEED);
  const today = dayOf(machineNow());
  const began = addDays(today, -7 * WEEKS);
  const neighbourhoodId = randomUUID();
  const at = { now: instantAt(began, '09:00') };
  const operator = (): Call => ({
    actor: { kind: 'operator', grants: operatorGrants },
    neighbourhoodId,
    door: 'cli',
    now: at.now,
  });
  const system = (): Call => ({
    actor: { kind: 'system', grants: systemGrants },
    neighbourhoodId,
    door: 'clock',
    now: at.now,
  });

  await doors(app, operator).neighbourhoods.found({ ...NEIGHBOURHOOD });
  await inTransaction(app, system(), async (ctx) => {
    await addMembers(ctx, TENANT, MEMBERS, await addOrganisations(ctx, ORGANISATIONS));
    await setDeputy(ctx, 'Priya Shah', 'Fatima Noor');
    await setDeputy(ctx, 'Sam Okafor', 'Callum Reeve');
    await setDeputy(ctx, 'Dr Anna Reid', 'Dr Tom Ashby');
  });

  const practices = ORGANISATIONS.flatMap((one) => one.odsCode ?? []);
  const frail = Array.from({ length: FRAILTY }, (_, n) =>
    inventPerson(n + 1, 63 + random.below(34), false, began, practices, random),
  );
  const busy = Array.from({ length: HIGH_USE }, (_, n) =>
    inventPerson(FRAILTY + n + 1, 19 + random.below(60), true, began, practices, random),
  );
  const bring = async (list: string, people: typeof frail, dataTo: string): Promise<void> => {
    await doors(app, operator).lists.import(
      { list },
      { file: { name: `${list}.csv`, bytes: oneChunk(csvOf(people, dataTo)) } },
    );
  };
  await bring('Frailty and dementia', frail.slice(0, FRAILTY - 12), addDays(began, -12));
  await bring('High use of the emergency department', busy, addDays(began, -5));
  // The next month's list: some have left, some have come, some have been to hospital again.
  at.now = instantAt(addDays(today, -8), '09:00');
  await bring(
    'Frailty and dementia',
    frail
      .slice(9)
      .map((one) => (random.chance(0.07) ? { ...one, ed12m: one.ed12m + 1 + random.below(2) } : one)),
    addDays(today, -13),
  );

  await tell(app, neighbourhoodId, today, began, random);
  await inTransaction(app, system(), withdrawAll);
}

async function* oneChunk(text: string): AsyncIterable<Uint8Array> {
  yield new TextEncoder().encode(text);
}
