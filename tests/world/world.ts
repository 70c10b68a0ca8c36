import { type Doors, doors } from '../../dev/doors.ts';
import { readConfig } from '../../src/config.ts';
import type { App, Call, Door, Outgoing } from '../../src/core/context.ts';
import { inTransaction } from '../../src/core/execute.ts';
import { operatorGrants, type Role, systemGrants } from '../../src/core/grants.ts';
import { startHints } from '../../src/core/hints.ts';
import { instantAt, machineNow, milliseconds } from '../../src/core/time.ts';
import { connect } from '../../src/db/connect.ts';
import { silentLog } from '../../src/log.ts';
import { actorOf, type Member, memberOf } from '../../src/neighbourhoods/index.ts';
import { afterFile } from './after-file.ts';
import { freshDatabase, type TestDatabase } from './database.ts';

export type WorldMember = Member & { accountId: string };

const TEAM = [
  ['priya', 'Priya Shah', 'District nurse', 'nursing', 'Riverside Community Trust', ['member']],
  ['sam', 'Sam Okafor', 'Social worker', 'social_care', 'Riverside Council', ['member']],
  ['jo', 'Jo Bennett', 'Care coordinator', 'coordination', 'Riverside Community Trust', ['coordinator']],
  ['anna', 'Dr Anna Reid', 'GP', 'gp', 'Harbour Medical Group', ['chair', 'member']],
  ['morgan', 'Morgan Lee', 'Neighbourhood manager', 'management', 'Riverside Council', ['manager']],
] as const satisfies readonly (readonly [string, string, string, string, string, readonly Role[]])[];
type Key = (typeof TEAM)[number][0];

/**
 * A neighbourhood (code N7) of five members in three organisations, in a database of its own, on a bound clock that starts
 * on Tue 24 Nov 2026 at 9:00. Real PostgreSQL, real use cases; what would be sent is in `message`. Dropped after the file.
 */
export async function world(options: { now?: string; code?: string; database?: TestDatabase } = {}) {
  const database = options.database ?? (await freshDatabase());
  const { db, transact, pool, copyIn } = connect(database.appUrl, silentLog, 6);
  const hints = await startHints(pool, silentLog);
  const config = readConfig({ NODE_ENV: 'test', DATA_DIR: '/tmp/hh-world' });
  const sent: Outgoing[] = [];
  const app: App = {
    db,
    transact,
    copyIn,
    config,
    log: silentLog,
    hints,
    wakeCourier() {},
    messenger: {
      async send(message) {
        sent.push(message);
        // As Teams does: an edit in place keeps its id.
        return {
          activityId: message.activityId ?? `activity-${sent.length}`,
          conversationId: message.conversationId ?? message.id,
        };
      },
    },
  };
  const clock = { now: options.now ?? instantAt('2026-11-24', '09:00') };
  const neighbourhoodId = (await pool.query<{ id: string }>('select uuidv7() as id')).rows[0]?.id ?? '';
  const system: Call = { actor: { kind: 'system', grants: systemGrants }, neighbourhoodId, door: 'clock' };
  const step = <T>(work: Parameters<typeof inTransaction<T>>[2]): Promise<T> =>
    inTransaction(app, { ...system, now: clock.now }, work);

  const members = await step(async (ctx) => {
    await ctx.db
      .insertInto('neighbourhood')
      .values({ neighbourhoodId, code: options.code ?? 'N7', name: 'Riverside', createdAt: ctx.now })
      .execute();
    const made = new Map<string, WorldMember>();
    for (const [key, name, profession, discipline, organisation, roles] of TEAM) {
      const kind = organisation.includes('Medical')
        ? 'gp_practice'
        : organisation.includes('Council')
          ? 'council'
          : 'community';
      const { id: organisationId } = await ctx.db
        .insertInto('organisation')
        .values({
          neighbourhoodId,
          name: organisation,
          kind,
          odsCode: kind === 'gp_practice' ? 'L82018' : null,
        })
        .onConflict((conflict) =>
          conflict.columns(['neighbourhoodId', 'name']).doUpdateSet({ name: organisation }),
        )
        .returning('id')
        .executeTakeFirstOrThrow();
      const email = `${key}@riverside.example`;
      const account = await ctx.db
        .insertInto('account')
        .values({
          tenantId: 'local',
          entraId: `${key}-${neighbourhoodId}`,
          email: `${key}.${neighbourhoodId.slice(-6)}@riverside.example`,
          name,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      const { id } = await ctx.db
        .insertInto('member')
        .values({
          neighbourhoodId,
          accountId: account.id,
          organisationId,
          name,
          email,
          profession,
          discipline,
          roles: [...roles],
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      const member = await memberOf(ctx, id);
      if (member !== undefined) made.set(key, { ...member, accountId: account.id });
    }
    return made;
  });
  const member = (key: Key): WorldMember => {
    const found = members.get(key);
    if (found === undefined) throw new Error(`no member ${key}`);
    return found;
  };

  const asCaller = (call: Omit<Call, 'now'>): Doors => doors(app, () => ({ ...call, now: clock.now }));

  const stop = async (): Promise<void> => {
    await hints.stop();
    await db.destroy();
    await database.drop();
  };
  afterFile(stop);

  return {
    app,
    pool,
    clock,
    neighbourhoodId,
    sent,
    step,
    /** Sets the practice clock to this world's: doors go by it, since nobody hands them a bound time. */
    followClock: () =>
      pool.query('update practice_clock set offset_ms = $1', [
        milliseconds(clock.now) - milliseconds(machineNow()),
      ]),
    database,
    priya: member('priya'),
    sam: member('sam'),
    jo: member('jo'),
    anna: member('anna'),
    morgan: member('morgan'),
    as: (who: WorldMember, door: Door = 'tab'): Doors =>
      asCaller({ actor: actorOf(who, who.accountId), neighbourhoodId, door }),
    asOperator: asCaller({
      actor: { kind: 'operator', grants: operatorGrants },
      neighbourhoodId,
      door: 'cli',
    }),
    asSystem: asCaller(system),
    /** The audit trail, oldest first. */
    audit: () => step((ctx) => ctx.db.selectFrom('auditEntry').selectAll().orderBy('id').execute()),
    /** The outbox and ledger, oldest first. */
    messages: () =>
      step((ctx) => ctx.db.selectFrom('message').selectAll().orderBy('createdAt').orderBy('id').execute()),
  };
}
export type World = Awaited<ReturnType<typeof world>>;
