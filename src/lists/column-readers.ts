import type { Day } from '../core/day.ts';
import {
  type Cell,
  isBlank,
  isFormula,
  readBar,
  readConditions,
  readCount,
  readEfi,
  readFrailty,
  readScale,
  readSex,
  readYesNo,
} from './cells.ts';
import type { FieldName } from './columns.ts';
import type { Frailty, ListRow } from './facts.ts';
import { tidyName } from './names.ts';
import { readDay } from './written-day.ts';

/** `on` is the day for ages: the data-to date, else today. `practice` keeps test numbers only. */
export type Reading = { on: Day; today: Day; practice: boolean };

/** What one row gathers besides its fields, settled when all its cells are read. */
export type Gathered = {
  nameColumn: string;
  frailtyByEfi: Frailty | null;
  dementiaByConditions: boolean | null;
  isEfi2: boolean;
};
type Read = (row: ListRow, text: string, reading: Reading, gathered: Gathered) => string | undefined;
type KeysOf<V> = {
  [K in keyof ListRow]: [ListRow[K]] extends [V] ? ([V] extends [ListRow[K]] ? K : never) : never;
}[keyof ListRow];

const putting =
  <K extends keyof ListRow>(field: K, readCell: (text: string) => Cell<ListRow[K] & {}>): Read =>
  (row, text) => {
    const { value, problem } = readCell(text);
    if (value !== null) row[field] = value;
    return problem;
  };
const yesNo = (field: KeysOf<boolean | null>): Read => putting(field, readYesNo);
const bar = (field: 'deceased' | 'objected' | 'restricted'): Read => putting(field, readBar);
const count = (field: KeysOf<number | null>): Read => putting(field, readCount);
const scale = (field: KeysOf<number | null>, low: number, high: number): Read =>
  putting(field, (text) => readScale(text, low, high));
const words =
  (field: KeysOf<string | null>, tidy = (text: string): string => text): Read =>
  (row, text) => {
    if (!isBlank(text)) row[field] = tidy(text).slice(0, 300);
    return isFormula(text) ? 'begins like a formula. It is kept as plain text.' : undefined;
  };
const day =
  (field: 'cfsDate' | 'efiDate' | 'pcspDate' | 'lastDischargeDate'): Read =>
  (row, text, reading) => {
    if (isBlank(text)) return undefined;
    const read = readDay(text, reading.on, 'this');
    if ('problem' in read) return read.problem;
    row[field] = read.day;
    return undefined;
  };
const efi =
  (field: 'efi' | 'efi2'): Read =>
  (row, text, _reading, gathered) => {
    const { value, problem, frailty } = readEfi(text);
    row[field] = value;
    gathered.frailtyByEfi ??= frailty;
    return problem;
  };

/** How each column’s cells are read: sets the field, gives back what is wrong. */
export const READERS: Record<Exclude<FieldName, 'nhsNumber' | 'birthDate'>, Read> = {
  surname: words('surname', tidyName),
  forename: words('forename', tidyName),
  fullName: (_row, text, _reading, gathered) => {
    gathered.nameColumn = text;
    return isFormula(text) ? 'begins like a formula. It is kept as plain text.' : undefined;
  },
  address: words('address'),
  postcode: words('postcode', (text) => text.toUpperCase()),
  sex: putting('sex', readSex),
  practiceCode: words('practiceCode', (text) => text.toUpperCase()),
  practiceName: words('practiceName'),
  imdDecile: scale('imdDecile', 1, 10),
  interpreterNeeded: yesNo('interpreterNeeded'),
  careHome: yesNo('careHome'),
  livesAlone: yesNo('livesAlone'),
  housebound: yesNo('housebound'),
  carerStrain: yesNo('carerStrain'),
  conditions: (row, text, _reading, gathered) => {
    const read = readConditions(text);
    row.conditions = read.conditions?.slice(0, 1000) ?? null;
    gathered.dementiaByConditions = read.hasDementia;
    return isFormula(text) ? 'begins like a formula. It is kept as plain text.' : undefined;
  },
  ltcCount: count('ltcCount'),
  hasDementia: yesNo('hasDementia'),
  hasSmi: yesNo('hasSmi'),
  hasLd: yesNo('hasLd'),
  palliative: yesNo('palliative'),
  frailty: putting('frailty', readFrailty),
  cfs: scale('cfs', 1, 9),
  cfsDate: day('cfsDate'),
  efi: efi('efi'),
  efi2: efi('efi2'),
  efiVersion: (_row, text, _reading, gathered) => {
    gathered.isEfi2 = text.includes('2');
    return undefined;
  },
  efiDeficits: count('efiDeficits'),
  efiDate: day('efiDate'),
  acgPatientNeed: scale('acgPatientNeed', 0, 11),
  medicationCount: count('medicationCount'),
  falls12m: count('falls12m'),
  pcspDate: day('pcspDate'),
  ed12m: count('ed12m'),
  ed30d: count('ed30d'),
  edType1In12m: count('edType1In12m'),
  emergencyAdmissions12m: count('emergencyAdmissions12m'),
  gpContacts12m: count('gpContacts12m'),
  dna12m: count('dna12m'),
  lastDischargeDate: day('lastDischargeDate'),
  deceased: bar('deceased'),
  objected: bar('objected'),
  restricted: bar('restricted'),
  dataTo: () => undefined,
};
