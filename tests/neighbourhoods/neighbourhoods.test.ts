import { expect, test } from 'vitest';
import { membersNamed, neighbourhoodOfTeam, whoAsks } from '../../src/neighbourhoods/index.ts';
import { world } from '../world/world.ts';

const reference = {
  conversationId: '19:channel@thread',
  serviceUrl: 'http://127.0.0.1:1/',
  teamsTenantId: 'local',
  botId: 'bot',
};
const home = await world();
const other = await world({ code: 'N8' });

test('a member sees who they are, where, and what they may do', async () => {
  const me = await home.as(home.anna).neighbourhoods.me({});
  expect(me).toMatchObject({
    member: { name: 'Dr Anna Reid', organisation: 'Harbour Medical Group', roles: ['chair', 'member'] },
    neighbourhood: { code: 'N7' },
    today: '2026-11-24',
    practiceClock: false,
  });
  expect(me.grants).toContain('huddles.run');
  expect(me.grants).not.toContain('lists.import');
});

test('the team is listed with organisations, without addresses or accounts', async () => {
  const members = await home.as(home.priya).neighbourhoods.members({});
  expect(members.map((member) => member.name)).toEqual([
    'Dr Anna Reid',
    'Jo Bennett',
    'Morgan Lee',
    'Priya Shah',
    'Sam Okafor',
  ]);
  expect(JSON.stringify(members)).not.toContain('@');
  expect((await home.as(home.priya).neighbourhoods.organisations({})).map((one) => one.name)).toContain(
    'Riverside Council',
  );
});

test('a channel is bound once, and the newest address wins', async () => {
  const first = await home.asSystem.neighbourhoods.bindChannel({ ...reference, teamId: 'team-1' });
  const again = await home.asSystem.neighbourhoods.bindChannel({
    ...reference,
    teamId: 'team-1',
    serviceUrl: 'http://127.0.0.1:2/',
  });
  expect(again.id).toBe(first.id);
  expect(await neighbourhoodOfTeam(home.app.db, 'team-1')).toBe(home.neighbourhoodId);
});

test('a member’s personal chat moves with them, and there is only one', async () => {
  for (const conversationId of ['a:1', 'a:2'])
    await home.asSystem.neighbourhoods.bindPersonalChat({
      ...reference,
      conversationId,
      memberId: home.priya.id,
    });
  const rows = await home.step((ctx) =>
    ctx.db.selectFrom('conversation').select('conversationId').where('kind', '=', 'personal').execute(),
  );
  expect(rows).toEqual([{ conversationId: 'a:2' }]);
});

test('nobody can have a colleague’s messages, or the channel’s, sent to a chat of their own', async () => {
  const theirs = { ...reference, conversationId: 'a:9' };
  await expect(
    home.as(home.sam).neighbourhoods.bindPersonalChat({ ...theirs, memberId: home.priya.id }),
  ).rejects.toMatchObject({ reason: 'forbidden' });
  await expect(
    home.as(home.jo).neighbourhoods.bindChannel({ ...theirs, teamId: 'team-9' }),
  ).rejects.toMatchObject({ reason: 'forbidden' });
});

const priyaSignsIn = { tenantId: 'local', entraId: `priya-${home.neighbourhoodId}` };

test('personal chat uses the neighbourhood that was chosen last, which only a member can choose', async () => {
  expect(await whoAsks(home.app.db, priyaSignsIn)).toMatchObject([{ isChosen: false }]);
  await home.as(home.priya).neighbourhoods.choose({});
  await expect(home.asOperator.neighbourhoods.choose({})).rejects.toThrow('Only a member');
  expect(await whoAsks(home.app.db, priyaSignsIn)).toMatchObject([
    { isChosen: true, neighbourhood: { code: 'N7' } },
  ]);
});

test('who signs in is told with roles, clock and chat; nobody for a stranger or for one who has left', async () => {
  const [asker] = await whoAsks(home.app.db, { ...priyaSignsIn, teamId: 'team-1' });
  expect(asker).toMatchObject({
    actor: { memberId: home.priya.id, accountId: home.priya.accountId, roles: ['member'] },
    isProfessional: true,
    here: { offsetMs: 0, zone: 'Europe/London', localClosures: [] },
    personalChat: { conversationId: 'a:2', reachable: true },
    teamNeighbourhood: home.neighbourhoodId,
  });
  expect(await whoAsks(home.app.db, { ...priyaSignsIn, tenantId: 'elsewhere' })).toEqual([]);
  const left = (leftOn: string | null) =>
    home.step((ctx) =>
      ctx.db.updateTable('member').set({ leftOn }).where('id', '=', home.priya.id).execute(),
    );
  await left('2026-11-01');
  expect(await whoAsks(home.app.db, priyaSignsIn)).toEqual([]);
  await left(null);
});

test('another neighbourhood’s members, channels and rows do not exist for us', async () => {
  expect((await other.as(other.priya).neighbourhoods.members({})).map((one) => one.id)).not.toContain(
    home.priya.id,
  );
  const rows = await other.step((ctx) => ctx.db.selectFrom('member').select('neighbourhoodId').execute());
  expect(new Set(rows.map((row) => row.neighbourhoodId))).toEqual(new Set([other.neighbourhoodId]));
  await expect(
    other.step((ctx) =>
      ctx.db
        .insertInto('organisation')
        .values({ neighbourhoodId: home.neighbourhoodId, name: 'X', kind: 'other' })
        .execute(),
    ),
  ).rejects.toThrow(/row-level security/);
});

test.each([
  ['@Priya', ['Priya Shah']],
  ['priya shah', ['Priya Shah']],
  ['Anna', ['Dr Anna Reid']],
  ['Dr Reid', ['Dr Anna Reid']],
  ['sam o', ['Sam Okafor']],
  ['nobody', []],
  ['', []],
])('“%s” means %j', (typed, names) => {
  expect(
    membersNamed([home.priya, home.sam, home.jo, home.anna, home.morgan], typed).map((member) => member.name),
  ).toEqual(names);
});
