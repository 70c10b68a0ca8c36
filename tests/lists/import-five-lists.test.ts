import { createReadStream, existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { world } from '../world/world.ts';

const LISTS = new URL('../../../shared/data/lists/', import.meta.url);

describe.skipIf(!existsSync(LISTS))('the five lists, end to end (need ../shared/data/lists)', async () => {
  const five = await world();
  const bring = (name: string, list: string, dataTo?: string) =>
    five
      .as(five.jo)
      .lists.import(
        { list, ...(dataTo === undefined ? {} : { dataTo }) },
        { file: { name, bytes: createReadStream(new URL(name, LISTS)) } },
      );

  test('the ICB list, the same again, and the next month’s', async () => {
    expect(await bring('icb-list-clean.csv', 'ICB', '2026-11-01')).toMatchObject({
      read: 2000,
      accepted: 2000,
      new: 2000,
      left: 0,
      problems: [],
    });
    expect(await bring('icb-list-clean.csv', 'ICB', '2026-11-01')).toMatchObject({
      new: 0,
      updated: 0,
      unchanged: 2000,
      left: 0,
    });
    const candidates = await five
      .as(five.anna)
      .lists.candidates({ cohort: 'FRAILTY_DEMENTIA', list: 'ICB', limit: 500 });
    expect(candidates).toMatchObject({ total: 272, routed: { careHome: 17, palliative: 0 } });
    expect(candidates.candidates).toHaveLength(272);
    expect(await five.as(five.anna).lists.candidates({ cohort: 'HIGH_INTENSITY_ED' })).toMatchObject({
      total: 84,
      tiers: { '1': 16, '2': 55, '3': 13 },
    });
    expect(await bring('icb-list-clean-next-month.csv', 'ICB')).toMatchObject({
      read: 1940,
      new: 0,
      updated: 140,
      unchanged: 1800,
      left: 60,
    });
  });
  test('the messy ones', async () => {
    expect(await bring('emis-style-list.csv', 'EMIS')).toMatchObject({
      read: 1411,
      accepted: 1383,
      duplicates: 9,
      conflicts: 2,
      rejected: 17,
      dataTo: '2026-10-31',
    });
    expect(await bring('emis-style-list.csv', 'EMIS')).toMatchObject({
      new: 0,
      updated: 0,
      unchanged: 1383,
      left: 0,
    });
    expect(await bring('systmone-style-list.csv', 'SystmOne')).toMatchObject({
      read: 1060,
      accepted: 1017,
      rejected: 43,
    });
    expect(await bring('hiu-top60-excel-unicode.txt', 'HIU')).toMatchObject({ read: 60, accepted: 60 });
  });
});
