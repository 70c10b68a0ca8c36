import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { showNhsNumber } from '../../src/core/nhs-number.ts';
import { type Desk, picture } from './stage.ts';

/** A file as a coordinator has it, the list it becomes, and what DOMAIN.md 5 says that must be counted in it. */
export type ListFile = {
  name: string;
  list: string;
  dataTo?: string;
  bytes: Buffer;
  people: number;
  figures: Record<string, number>;
};

const real = fileURLToPath(new URL('../../../shared/data/lists/', import.meta.url));
export const noRealLists = !existsSync(real);

const file = (name: string, rest: Omit<ListFile, 'name' | 'bytes'>): ListFile => ({
  name,
  bytes: noRealLists ? Buffer.alloc(0) : readFileSync(`${real}${name}`),
  ...rest,
});

export const ICB = 'ICB frailty list';
export const REAL_LISTS: readonly ListFile[] = [
  file('icb-list-clean.csv', {
    list: ICB,
    dataTo: '1 Nov 2026',
    people: 2000,
    figures: { 'rows read': 2000, new: 2000 },
  }),
  file('icb-list-clean-next-month.csv', {
    list: ICB,
    dataTo: '20 Nov 2026',
    people: 1940,
    figures: { 'rows read': 1940, new: 0, changed: 140, unchanged: 1800, 'no longer on it': 60 },
  }),
  file('emis-style-list.csv', {
    list: 'Practice A',
    people: 1383,
    figures: { 'rows read': 1411, 'twice in the file': 9, conflicting: 2, rejected: 17 },
  }),
  file('systmone-style-list.csv', {
    list: 'Practice B',
    people: 1017,
    figures: { 'rows read': 1060, rejected: 43 },
  }),
  file('hiu-top60-excel-unicode.txt', {
    list: 'Emergency department',
    people: 60,
    figures: { 'rows read': 60 },
  }),
];

const CHECK_WEIGHTS = [10, 9, 8, 7, 6, 5, 4, 3, 2];
/** The nth number of the range that is never issued and has a right check digit. */
function testNumber(n: number): string {
  const nine = String(999_500_000 + n);
  const sum = CHECK_WEIGHTS.reduce((total, weight, at) => total + weight * Number(nine[at]), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? testNumber(n + 1000) : `${nine}${check}`;
}

/** A list of our own: thirty frail people and two rows that need somebody, with the spaces and the date that exports have. */
export const ownList = (kind: 'uploaded' | 'sent' = 'uploaded'): ListFile => {
  const from = kind === 'uploaded' ? 1 : 501;
  const rows = Array.from({ length: 30 }, (_, n) => {
    const number = showNhsNumber(testNumber(n + from));
    return `${number},Edith,Test${String.fromCharCode(65 + (n % 26))}hurst,${String((n % 27) + 1).padStart(2, '0')}/03/19${30 + (n % 10)},Severe,0.4${n % 10}`;
  });
  const lines = [
    'NHS Number,Forename,Surname,DOB,Frailty,eFI',
    ...rows,
    '999 123 4560,Wrong,Digit,01/01/1940,Severe,0.41',
    `${testNumber(from + 98)},No,Date,31/02/1940,Severe,0.41`,
  ];
  return {
    name: 'own-list.csv',
    list: 'Own list',
    dataTo: '20 Nov 2026',
    bytes: Buffer.from(lines.join('\r\n')),
    people: 30,
    figures: { 'rows read': 32, new: 30, rejected: 2 },
  };
};

/** Through the tab, as a coordinator does it: choose, see what is understood, name it, import; both sets of figures are read. */
export async function importInTab(desk: Desk, wanted: ListFile): Promise<void> {
  const { tab } = desk;
  await desk.goTo('lists');
  await tab.getByRole('button', { name: 'Import a list' }).click();
  await tab
    .getByLabel('Choose a file')
    .and(tab.locator('input'))
    .setInputFiles({ name: wanted.name, mimeType: 'text/csv', buffer: wanted.bytes });
  await tab.getByRole('heading', { name: wanted.name }).waitFor();
  const name = tab.getByLabel('Name of the list');
  await name.fill(wanted.list);
  if (wanted.dataTo !== undefined) {
    await tab.getByLabel('The data runs to').fill(wanted.dataTo);
    await tab.getByText(/(days ago|yesterday|today)$/).waitFor();
  }
  await expect.poll(() => figures(desk), { timeout: 15_000 }).toMatchObject(wanted.figures);
  if (wanted.name === 'own-list.csv') await picture(desk.page, 'import');
  await tab.getByRole('button', { name: `Import ${wanted.people.toLocaleString('en-GB')} people` }).click();
  await tab.getByRole('heading', { name: `${wanted.list} is imported` }).waitFor();
  expect(await figures(desk)).toMatchObject(wanted.figures);
}

/** "2,000 rows read", "17 rejected" … as they stand on the page. */
async function figures({ tab }: Desk): Promise<Record<string, number>> {
  const all = await tab.locator('.counts .figure').allInnerTexts();
  return Object.fromEntries(
    all.map((text) => {
      const [number = '', ...words] = text.split(/\s+/);
      return [words.join(' '), Number(number.replaceAll(',', ''))];
    }),
  );
}
