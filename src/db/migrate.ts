import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { Refusal } from '../core/refusal.ts';

const folder = new URL('./migrations/', import.meta.url);

/**
 * Brings the database at `ownerUrl` up to date: forward only, one transaction a file, one migrating process at a time.
 * Returns the names of the files it ran. Refuses (`conflict`) when the database was made by a newer version of the app.
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(7001)');
    await client.query(`create table if not exists migration (name text primary key, ran_at timestamptz not null default now());
      do $$ begin create role app nologin; exception when duplicate_object then null; end $$;
      grant app to current_user with set true, inherit false;
      grant usage on schema public to app`);
    const { rows } = await client.query<{ name: string }>('select name from migration order by name');
    const done = new Set(rows.map((row) => row.name));
    const unknown = [...done].filter((name) => !files.includes(name));
    if (unknown.length > 0)
      throw new Refusal(
        'conflict',
        `This database was made by a newer version of Neighbourhood Huddle (it has ${unknown.at(-1)}). Start that version, or choose another DATA_DIR.`,
      );
    const fresh = files.filter((name) => !done.has(name));
    for (const name of fresh) {
      await client.query('begin');
      await client.query(readFileSync(new URL(name, folder), 'utf8'));
      await client.query('insert into migration (name) values ($1)', [name]);
      await client.query('commit');
    }
    return fresh;
  } finally {
    await client.end();
  }
}

if (import.meta.main) {
  const url = process.argv[2];
  if (url === undefined) throw new Error('usage: npm run migrate -- <owner database url>');
  console.log((await migrate(url)).join('\n') || 'nothing to do');
}
