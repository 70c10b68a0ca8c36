import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Use } from '../../bot/turn.ts';
import { ask } from '../../src/cli/ask.ts';
import type { Door } from '../../src/core/context.ts';
import { type CardJson, type Teams, teams } from '../bot/teams-world.ts';
import { served } from '../http/served.ts';
import { afterFile } from '../world/after-file.ts';
import type { WorldMember } from '../world/world.ts';

export const DOORS = ['tab', 'cli', 'card', 'chat'] as const satisfies readonly Door[];
export type Way = (typeof DOORS)[number];

/** One thing that somebody does. `chat` are the words for it; without them the phrase leads to a card first, so chat has no way of its own. */
export type Deed = {
  use: Use;
  who: (world: Teams) => WorldMember;
  input: (world: Teams) => unknown;
  chat?: (world: Teams) => string;
};
export type Row = { table: string; change: 'new' | 'gone'; row: Record<string, unknown> };

const FILE = { name: 'Frailty.csv', list: 'Frailty', dataTo: '2026-11-01' };

/**
 * A world with one way in: what is done in it goes through that door whole, over HTTP where the door speaks HTTP. Two such
 * worlds that were told the same story by two doors must hold the same rows.
 */
export async function doorsWorld(way: Way) {
  const t = await teams();
  const s = await served(t);
  const owner = new pg.Client({ connectionString: t.database.ownerUrl });
  await owner.connect();
  afterFile(() => owner.end());
  const members = [t.priya, t.sam, t.jo, t.anna, t.morgan];
  // The bot keeps where a personal chat is when somebody first speaks: that is no part of what is compared.
  for (const member of members) await t.says(member, 'help');

  /** What Teams was answered: a card in the pressed one's place, or (when refused) only a sentence. */
  const orThrow = ({ status, body }: { status: number; body?: { value?: unknown } | undefined }): void => {
    if (status !== 200 || typeof body?.value === 'string')
      throw new Error(`refused by ${way}: ${String(body?.value ?? status)}`);
  };

  const does = async ({ use, who, input, chat }: Deed): Promise<void> => {
    const member = who(t);
    if (way === 'tab') {
      const answer = await s.post(use, { input: input(t), mutationId: crypto.randomUUID() }, member);
      if (answer.status !== 200)
        throw new Error(`${use} by tab: ${answer.refused?.sentence ?? answer.status}`);
    } else if (way === 'cli') await ask(s.app, { use, input: input(t), as: member.email });
    else if (way === 'card' || chat === undefined) orThrow(await t.invoke(member, use, { input: input(t) }));
    else orThrow(await t.says(member, chat(t)));
  };

  /** A list, as each door takes one: uploaded and imported, `--file`, or sent to the bot and imported by the card's button. */
  const brings = async (text: string, who: WorldMember): Promise<void> => {
    const { name, list, dataTo } = FILE;
    if (way === 'tab') {
      const response = await fetch(`${s.url}/api/upload?name=${name}`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${await s.tokenOf(who)}` },
        body: text,
      });
      const { done } = (await response.json()) as { done: { uploadId: string } };
      await s.post('lists.import', { input: { uploadId: done.uploadId, list, dataTo } }, who);
    } else if (way === 'cli') {
      const dir = mkdtempSync(join(tmpdir(), 'huddle-doors-'));
      const file = join(dir, name);
      writeFileSync(file, text);
      await ask(s.app, { use: 'lists.import', input: { list, dataTo }, as: who.email, file });
      rmSync(dir, { recursive: true });
    } else {
      const host = createServer((_request, response) => response.end(text));
      await new Promise<void>((done) => void host.listen(0, '127.0.0.1', done));
      const at = host.address();
      const downloadUrl = `http://127.0.0.1:${typeof at === 'object' ? at?.port : 0}/${name}`;
      const { shown } = await t.says(who, '', 'personal', {
        attachments: [
          {
            contentType: 'application/vnd.microsoft.teams.file.download.info',
            name,
            content: { downloadUrl, uniqueId: 'u1', fileType: 'csv' },
          },
        ],
      });
      host.close();
      const card: CardJson | undefined = shown.at(-1)?.card;
      await t.presses(who, card, 'Import', { list, dataTo });
    }
  };

  const names = new Map([
    [t.neighbourhoodId, '<neighbourhood>'],
    ...members.map(({ id, name }): [string, string] => [id, `<${name}>`]),
  ]);
  let before = new Map<string, string[]>();
  /** What has changed since it was last asked, without what no two worlds share: ids, clock times, request keys. */
  const changes = async (): Promise<{ rows: Row[]; doors: string[] }> => {
    const after = await dump(owner, t.neighbourhoodId);
    const rows: Row[] = [];
    const doors: string[] = [];
    for (const table of after.keys()) {
      const [was, is] = [new Set(before.get(table)), new Set(after.get(table))];
      for (const text of is) {
        if (was.has(text)) continue;
        if (table === 'audit_entry') doors.push(JSON.parse(text).door);
        rows.push({ table, change: 'new', row: plain(table, text, names) });
      }
      for (const text of was)
        if (!is.has(text)) rows.push({ table, change: 'gone', row: plain(table, text, names) });
    }
    before = after;
    return { rows: rows.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)), doors };
  };
  await changes();

  return {
    way,
    t,
    does,
    brings,
    changes,
    /** Moves the practice clock of this world, by the clock that a bound test uses and the one that the doors go by. */
    async moveTo(now: string) {
      t.clock.now = now;
      await t.followClock();
      await changes();
    },
  };
}
export type DoorsWorld = Awaited<ReturnType<typeof doorsWorld>>;

/** `request` holds the doors' own keys, and `conversation` where Teams has the chats. */
const OWN_TO_A_DOOR = new Set(['request', 'conversation']);

async function dump(owner: pg.Client, neighbourhoodId: string): Promise<Map<string, string[]>> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'neighbourhood_id'
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not a.attisdropped order by 1`,
  );
  const all = new Map<string, string[]>();
  for (const { name } of tables.filter((table) => !OWN_TO_A_DOOR.has(table.name))) {
    const { rows } = await owner.query<{ row: string }>(
      `select to_jsonb(t)::text as row from ${name} t where neighbourhood_id = $1`,
      [neighbourhoodId],
    );
    all.set(
      name,
      rows.map(({ row }) => row),
    );
  }
  return all;
}

const OF_THE_MOMENT: Record<string, readonly string[]> = {
  audit_entry: ['id', 'tx', 'door'],
  look: ['slot'],
  agenda_item: ['seconds_spent'],
};
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]*(?:\+00:00|Z)/g;

function plain(table: string, text: string, names: ReadonlyMap<string, string>): Record<string, unknown> {
  const row: Record<string, unknown> = JSON.parse(
    text.replace(UUID, (id) => names.get(id) ?? '<id>').replace(INSTANT, '<time>'),
  );
  for (const column of OF_THE_MOMENT[table] ?? []) delete row[column];
  return row;
}
