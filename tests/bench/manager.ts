import pg from 'pg';
import { type Doors, doors } from '../../dev/doors.ts';
import { inTransaction } from '../../src/core/execute.ts';
import { systemGrants } from '../../src/core/grants.ts';
import { actorOf, allNeighbourhoods, membersWithRole } from '../../src/neighbourhoods/index.ts';
import { type BenchApp, benchApp } from './bench-app.ts';
import { againstEcho } from './chat.ts';
import { grow } from './manager-seed.ts';
import { ms, percentile, type Row } from './row.ts';

const PORT = 39_784;
const [SMALL, LARGE] = [100_000, 1_000_000];
const ROUNDS = 60;
const WARM_UP = 10;
const AIM_MS = 100;

/** The questions that each of the manager's pages asks, all at once, as the page does. */
const PAGES: Record<string, (as: Doors) => Promise<unknown>[]> = {
  'Outstanding, what to unblock': (as) => [as.actions.outstanding({}), as.insights.unblock({})],
  'Carried out by deprivation': (as) => [as.insights.carriedOut({})],
  'Reasons and times': (as) => [as.insights.reasons({}), as.insights.times({})],
  'Behind a figure: overdue': (as) => [as.insights.behind({ which: 'overdue' })],
  'Behind a figure: one cohort': (as) => [as.insights.behind({ cohort: 'HIGH_INTENSITY_ED' })],
  'Behind a figure: carried out, one fifth': (as) => [as.insights.behind({ which: 'carried', fifth: 1 })],
  'Behind a figure: not done, one reason': (as) => [
    as.insights.behind({ which: 'not_done', reason: 'service_full' }),
  ],
};

/** The manager's pages with 100,000 and with 1,000,000 actions in one neighbourhood, a tenth of them open: p95 of each page. */
export async function benchManager(): Promise<Row[]> {
  const bench = await benchApp({ demo: true, port: PORT });
  const owner = new pg.Client({ connectionString: bench.ownerUrl });
  await owner.connect();
  try {
    const { as, clock } = await callers(bench);
    const fold = async (): Promise<void> => {
      await clock.insights.plan({});
      // Autovacuum would, within a minute of so many counts being folded at once.
      await owner.query('vacuum analyze action_tally');
    };
    await grow(owner, SMALL);
    await fold();
    const small = await timed(as);
    await grow(owner, LARGE);
    await fold();
    const large = await timed(as);
    const mine = await benchMyActions(bench);
    const pages = Object.keys(PAGES).flatMap((page): Row[] => {
      const [few, many] = [small.get(page) ?? 0, large.get(page) ?? 0];
      return [
        {
          what: `${page}, p95 at 100,000 actions ÷ ${AIM_MS} ms`,
          ours: ms(few),
          floor: ms(AIM_MS),
          ratio: few / AIM_MS,
          aim: 1,
        },
        {
          what: `${page}, p95 at 1,000,000 actions ÷ at 100,000`,
          ours: ms(many),
          floor: ms(few),
          ratio: many / few,
          aim: 2,
        },
      ];
    });
    return [...pages, mine];
  } finally {
    await owner.end();
    await bench.stop();
  }
}

/** `my actions` in chat by somebody who owns a fiftieth of a million. */
async function benchMyActions({ app }: BenchApp): Promise<Row> {
  const { ours, floor, said } = await againstEcho(app, () => 'my actions');
  if (!said.includes('bench action')) throw new Error(`no actions were shown: ${said.slice(0, 200)}`);
  const [we, echo] = [percentile(ours, 0.95), percentile(floor, 0.95)];
  return {
    what: '`my actions` in chat at 1,000,000 actions, p95 ÷ bare botbuilder echo',
    ours: ms(we),
    floor: ms(echo),
    ratio: we / echo,
    aim: 1.5,
    note: `median ${ms(percentile(ours, 0.5))} against ${ms(percentile(floor, 0.5))}`,
  };
}

/** The demo's manager, and the clock, which folds the figures. */
async function callers({ app }: BenchApp): Promise<{ as: Doors; clock: Doors }> {
  const [here] = await allNeighbourhoods(app.db);
  if (here === undefined) throw new Error('the bench has no neighbourhood');
  const { neighbourhoodId } = here;
  const system = { actor: { kind: 'system', grants: systemGrants }, neighbourhoodId, door: 'clock' } as const;
  const [morgan] = await inTransaction(app, system, (ctx) => membersWithRole(ctx, 'manager'));
  if (morgan === undefined) throw new Error('the demo has no manager');
  return {
    as: doors(app, () => ({ actor: actorOf(morgan, ''), neighbourhoodId, door: 'tab' })),
    clock: doors(app, () => system),
  };
}

/** The 95th percentile of each page, in milliseconds. */
async function timed(as: Doors): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const [page, ask] of Object.entries(PAGES)) {
    const times: number[] = [];
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      const from = performance.now();
      await Promise.all(ask(as));
      if (round >= WARM_UP) times.push(performance.now() - from);
    }
    found.set(page, percentile(times, 0.95));
  }
  return found;
}
