import { randomUUID } from 'node:crypto';
import { teamsMessenger } from '../../bot/teams/messenger.ts';
import { accepted } from '../cases/caseload.ts';
import { afterFile } from '../world/after-file.ts';
import { type WorldMember, world } from '../world/world.ts';
import { faultyConnector } from './connector.ts';

/** A world whose messages really go out over HTTP, to a connector that fails as it is told; Priya, Sam and Jo have chats. */
export async function posted() {
  const home = await world();
  const connector = await faultyConnector();
  afterFile(connector.stop);
  home.app.messenger = teamsMessenger(() => home.app, { patienceMs: 1500 });
  const reference = { serviceUrl: connector.url, teamsTenantId: home.neighbourhoodId, botId: '28:huddle' };
  const bind = (who: WorldMember) =>
    home.asSystem.neighbourhoods.bindPersonalChat({
      ...reference,
      conversationId: `a:${who.name}`,
      memberId: who.id,
    });
  for (const who of [home.priya, home.sam, home.jo]) await bind(who);
  await home.asSystem.neighbourhoods.bindChannel({
    ...reference,
    conversationId: '19:channel',
    teamId: 'team',
  });
  const { ref } = await accepted(home);
  return {
    ...home,
    connector,
    bind,
    caseRef: ref,
    /** One message in the outbox: an action that Anna gives. Its number is in what arrives. */
    async give(to: WorldMember) {
      // Words that look like no other's: nobody is asked whether two actions are the same.
      const title = `Do ${randomUUID().replace(/[^a-f]/g, '')} ${randomUUID().replace(/[^a-f]/g, '')}`;
      return home.as(home.anna).actions.assign({ caseRef: ref, title, ownerId: to.id, due: '2026-12-01' });
    },
    deliver: () => home.asSystem.reminders.deliver({}),
    /** The ledger's line on a message about something. */
    async line(aboutId: string) {
      const found = (await home.messages()).find((one) => one.aboutId === aboutId);
      if (found === undefined) throw new Error('no such message');
      return found;
    },
    /** What the owner's chat was told of an action. */
    of: (ref: string) => connector.arrived.filter((one) => one.summary.startsWith(`${ref} is for you`)),
  };
}
