import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { world } from '../world/world.ts';

const { as, anna, priya, asSystem, asOperator, audit, database, neighbourhoodId, app, step } = await world();
const owner = new pg.Client({ connectionString: database.ownerUrl });
await owner.connect();
afterAll(() => owner.end());
/** Transactions of other test files, in the same server, hold the horizon back for moments: the clock asks again too. */
const sealedWhole = (seals: number) =>
  expect
    .poll(
      async () => {
        await asSystem.governance.sealAudit({});
        return asOperator.governance.verifyAudit({});
      },
      { timeout: 20_000 },
    )
    .toEqual({ ok: true, sealed: seals, unsealed: 0 });

test('what is refused is in the trail, with who and why, and a slip of the keyboard is not', async () => {
  await expect(
    as(priya).neighbourhoods.bindChannel({
      conversationId: 'c',
      serviceUrl: 'http://127.0.0.1:1/',
      teamsTenantId: 't',
      botId: 'b',
      teamId: 'x',
    }),
  ).rejects.toThrow('role');
  await expect(as(priya).calendar.readDay({ text: 'banana' })).rejects.toThrow();
  const trail = await audit();
  expect(trail).toMatchObject([
    {
      useCase: 'neighbourhoods.bindChannel',
      outcome: 'refused',
      reason: 'forbidden',
      byMember: priya.id,
      door: 'tab',
    },
  ]);
});

test('the trail is sealed in order, and verified from its beginning', async () => {
  await asSystem.neighbourhoods.bindChannel({
    conversationId: 'c',
    serviceUrl: 'http://127.0.0.1:1/',
    teamsTenantId: 't',
    botId: 'b',
    teamId: 'x',
  });
  expect(await asOperator.governance.verifyAudit({})).toMatchObject({ ok: true, sealed: 0, unsealed: 2 });
  await sealedWhole(2);
});

test('an entry of a transaction that commits late is sealed all the same', async () => {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let began = (): void => {};
  const started = new Promise<void>((resolve) => {
    began = resolve;
  });
  const late = step(async (ctx) => {
    await ctx.db
      .insertInto('auditEntry')
      .values({
        neighbourhoodId,
        at: ctx.now,
        actor: 'system',
        useCase: 'x.late',
        did: 'Come late',
        door: 'clock',
        outcome: 'done',
      })
      .execute();
    began();
    await held;
  });
  await started;
  await asSystem.neighbourhoods.bindChannel({
    conversationId: 'd',
    serviceUrl: 'http://127.0.0.1:1/',
    teamsTenantId: 't',
    botId: 'b',
    teamId: 'y',
  });
  expect(await asSystem.governance.sealAudit({})).toEqual({ sealed: 0 });
  release();
  await late;
  await sealedWhole(4);
});

test('an entry changed behind the app’s back is found, with its place in the chain', async () => {
  await owner.query('alter table audit_entry disable trigger append_only');
  await owner.query(
    `update audit_entry set did = 'Nothing at all' where id = (select entry_id from audit_seal where seq = 2)`,
  );
  await owner.query('alter table audit_entry enable trigger append_only');
  expect(await asOperator.governance.verifyAudit({})).toMatchObject({ ok: false, brokenAt: 2 });
});

test('only those who answer for the records may verify them', async () => {
  await expect(as(anna).governance.verifyAudit({})).rejects.toThrow('information governance lead');
  expect(app.config.mode).toBe('local');
});
