import pg from 'pg';

/**
 * Empties the database at `ownerUrl` whole. For one case only: the demo was being made when the program was ended, so
 * that what is there is half a story; the next start makes it anew.
 */
export async function startOver(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      "select quote_ident(nspname) as name from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'",
    );
    await client.query(`drop schema ${rows.map((row) => row.name).join(', ')} cascade; create schema public`);
  } finally {
    await client.end();
  }
}
