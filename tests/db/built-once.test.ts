import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { builtOnce } from '../../src/db/built-once.ts';
import { connect } from '../../src/db/connect.ts';
import { silentLog } from '../../src/log.ts';
import { freshDatabase } from '../world/database.ts';

const database = await freshDatabase();
const one = connect(database.appUrl, silentLog, 1);
afterAll(async () => {
  await one.pool.end();
  await database.drop();
});

test('a question built once is asked with the values of each who asks', async () => {
  const built = builtOnce(['me', 'today']);
  let builds = 0;
  const asks = async (me: string, today: string) => {
    const question = built<{ said: string }>('who and when', { me, today }, (of) => {
      builds += 1;
      return one.db.selectNoFrom(sql<string>`${of.me}::text || ${of.today} || ${of.me}`.as('said'));
    });
    return (await one.db.executeQuery(question)).rows[0]?.said;
  };
  expect(await asks('Jo', 'today')).toBe('JotodayJo');
  expect(await asks('Priya', 'tomorrow')).toBe('PriyatomorrowPriya');
  expect(builds).toBe(1);
});

test('another shape of the question has a text of its own', async () => {
  const built = builtOnce(['me']);
  const asks = (most: number) =>
    built<{ n: number }>(`the first ${most}`, { me: 'Jo' }, (of) =>
      one.db
        .selectFrom(sql<{ n: number }>`generate_series(1, 9)`.as<'n'>(sql`s(n)`))
        .select('n')
        .where(sql`${of.me}::text`, '<>', of.me)
        .limit(sql.lit(most)),
    );
  expect(asks(3).sql).not.toBe(asks(5).sql);
});

test('a value of whoever asks first never gets into the text for all', () => {
  const built = builtOnce(['me']);
  const question = () =>
    built('whose', { me: 'Priya' }, () => one.db.selectNoFrom(sql<string>`${'Jo'}::text`.as('said')));
  expect(question).toThrow(/one asker/);
  expect(question).toThrow(/one asker/);
});
