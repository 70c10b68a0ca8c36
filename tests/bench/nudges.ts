import pg from 'pg';
import { execute, inTransaction } from '../../src/core/execute.ts';
import { systemGrants } from '../../src/core/grants.ts';
import { addDays } from '../../src/core/time.ts';
import { reminders } from '../../src/reminders/index.ts';
import { benchApp } from './bench-app.ts';
import type { Row } from './row.ts';

const PORT = 39_783;
const SIZES = [10_000, 100_000, 200_000] as const;
const MEMBERS = 300;
/** A Wednesday without holidays near. */
const NOW = '2026-11-25T08:00:00.000Z';

/** Planning the day's reminders from nothing: every action that is late has all its rungs to be told. */
export async function benchNudges(): Promise<Row[]> {
  const seconds = new Map<number, number>();
  for (const size of SIZES) seconds.set(size, await planned(size));
  const of = (size: (typeof SIZES)[number]): number => seconds.get(size) ?? Number.NaN;
  const show = (value: number): string => `${value.toFixed(2)} s`;
  return [
    {
      what: 'Planning reminders for 100,000 open actions of 300 members, against 5 s',
      ours: show(of(100_000)),
      floor: '5 s',
      ratio: of(100_000) / 5,
      aim: { ms: 5000, ours: of(100_000) * 1000 },
    },
    {
      what: 'The same for 200,000 open actions ÷ 100,000: linear is 2',
      ours: show(of(200_000)),
      floor: show(of(100_000)),
      ratio: of(200_000) / of(100_000),
      aim: 2.4,
    },
    {
      what: 'The same for 100,000 open actions ÷ 10,000: linear is 10',
      ours: show(of(100_000)),
      floor: show(of(10_000)),
      ratio: of(100_000) / of(10_000),
      aim: 12,
    },
  ];
}

async function planned(size: number): Promise<number> {
  const { app, ownerUrl, stop } = await benchApp({ demo: false, port: PORT });
  const neighbourhoodId = crypto.randomUUID();
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query(FILL.neighbourhood, [neighbourhoodId, NOW]);
    await owner.query(FILL.members, [neighbourhoodId, MEMBERS]);
    await owner.query(FILL.case, [neighbourhoodId, NOW]);
    // From 30 days late to 30 days ahead, given to their owners two months ago.
    await owner.query(FILL.actions, [
      neighbourhoodId,
      size,
      addDays('2026-11-25', -30),
      addDays('2026-11-25', -60),
    ]);
    await owner.query('analyze');
    const call = {
      actor: { kind: 'system', grants: systemGrants },
      neighbourhoodId,
      door: 'clock',
      now: NOW,
    } as const;
    await inTransaction(app, call, async (ctx) => ctx.today);
    const from = performance.now();
    const { digests } = await execute(app, { name: 'reminders.plan', useCase: reminders.plan }, {}, call);
    const took = (performance.now() - from) / 1000;
    if (digests < MEMBERS) throw new Error(`the bench planned ${digests} digests`);
    return took;
  } finally {
    await owner.end();
    await stop();
  }
}

/** One neighbourhood, its members, one case, and open actions, in four statements. */
export const FILL = {
  neighbourhood: `insert into neighbourhood (neighbourhood_id, code, name, created_at) values ($1, 'B1', 'Bench', $2)`,
  members: `with o as (insert into organisation (neighbourhood_id, name, kind) values ($1, 'Trust', 'community') returning id),
      a as (insert into account (tenant_id, entra_id, email, name)
        select 'bench', 'm' || n, 'm' || n || '@bench.example', 'Member ' || n from generate_series(1, $2::int) n returning id, name, email)
    insert into member (neighbourhood_id, account_id, organisation_id, name, email, profession, discipline, roles)
      select $1, a.id, o.id, a.name, a.email, 'Nurse', 'nursing',
        case when a.name = 'Member 1' then '{coordinator}' when a.name = 'Member 2' then '{manager}' else '{member}' end::text[] from a, o`,
  case: `insert into mdt_case (neighbourhood_id, person, cohort, status, sharing_basis, reason, question, opened_at)
    values ($1, 1, 'FRAILTY_DEMENTIA', 'active', 'implied_direct_care', 'bench', 'bench?', $2)`,
  actions: `with who as (select array_agg(id order by name) as ids from member where neighbourhood_id = $1),
      k as (select id from mdt_case where neighbourhood_id = $1 limit 1)
    insert into action (neighbourhood_id, number, case_id, title, owner_id, due, status, created_at)
      select $1, n, k.id, 'Do number ' || n, ids[1 + n % cardinality(ids)], $3::date + n % 61, 'accepted', $4::date
      from who, k, generate_series(1, $2::int) n`,
} as const;
