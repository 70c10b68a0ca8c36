import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Express } from 'express';
import type { Config } from '../src/config.ts';
import type { App, Context } from '../src/core/context.ts';
import { inTransaction } from '../src/core/execute.ts';
import { systemGrants } from '../src/core/grants.ts';
import { startOver } from '../src/db/start-over.ts';
import { allNeighbourhoods, foundPracticeNeighbourhood, membersOf } from '../src/neighbourhoods/index.ts';
import { buildTab, tabIsFresh } from './build-tab.ts';
import { makeDemo } from './demo/index.ts';
import { addMembers, addOrganisations, dropIfUnused } from './demo/store.ts';
import { MEMBERS, ORGANISATIONS } from './demo/team.ts';
import { localTeams } from './host.ts';
import { localIdentity } from './identity.ts';
import { TENANT } from './people.ts';

/** What local mode has and production has not: pages built on the spot, the demo, the local Teams page, a welcome. */
type Say = (text: string) => void;

const beingMade = (config: Config): string => join(config.dataDir, 'demo-is-being-made');

/** A demo that was broken off half way (Ctrl-C, power) is thrown away whole, before anybody sees half a story. */
export async function dropHalfMadeDemo(config: Config, ownerUrl: string): Promise<void> {
  if (!existsSync(beingMade(config)) || config.databaseUrl !== undefined) return;
  await startOver(ownerUrl);
  rmSync(beingMade(config));
}

export async function buildPages(say: Say): Promise<void> {
  if (tabIsFresh()) return;
  say('Building the pages …');
  await buildTab();
}

/**
 * Fills a database in which nobody is a member: with the demo neighbourhood; or, when asked for an empty one, with the
 * same team alone, so that somebody can sign in and bring lists of their own.
 */
export async function fill(app: App, isEmpty: boolean, say: Say): Promise<void> {
  const places = await allNeighbourhoods(app.db);
  for (const { neighbourhoodId } of places)
    if ((await inside(app, neighbourhoodId, membersOf)).length > 0) return;
  if (isEmpty) {
    const id = places[0]?.neighbourhoodId ?? (await foundPracticeNeighbourhood(app)).id;
    await inside(app, id, async (ctx) =>
      addMembers(ctx, TENANT, MEMBERS, await addOrganisations(ctx, ORGANISATIONS)),
    );
    return;
  }
  for (const { neighbourhoodId } of places) await inside(app, neighbourhoodId, dropIfUnused);
  say('Making the demo neighbourhood: people, cases and huddles, all invented …');
  mkdirSync(app.config.dataDir, { recursive: true });
  writeFileSync(beingMade(app.config), '');
  await makeDemo(app);
  rmSync(beingMade(app.config));
}

const inside = <T>(app: App, neighbourhoodId: string, work: (ctx: Context) => Promise<T>): Promise<T> =>
  inTransaction(
    app,
    { actor: { kind: 'system', grants: systemGrants }, neighbourhoodId, door: 'clock' },
    work,
  );

export const localPages = async (app: App): Promise<(web: Express) => void> =>
  localTeams(app, await localIdentity(app.config));

export const welcome = ({ publicUrl, playgroundPort, dataDir }: Config, isEmpty: boolean): string => `
Neighbourhood Huddle is ready. Practice only: everybody in it is invented, and it keeps test NHS numbers alone (999 …).

  The tab, as it stands in Teams   ${publicUrl}/local/
  The chat (Agents Playground)     http://127.0.0.1:${playgroundPort}/
  The API, every use case of it    ${publicUrl}/api/openapi.json

Try: open the tab, ${isEmpty ? 'be Jo Bennett, and import a list' : 'be Dr Anna Reid, and open the next huddle'}. In the chat you are Jo Bennett: type “help”, “agenda”,
or “schedule frailty huddle every Tuesday 8:45 for 30m”.
The data stay in ${dataDir}. Ctrl-C stops everything.
The chat has no password and is open to the network that this machine stands on.
`;
