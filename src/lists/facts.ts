import type { Day } from '../core/day.ts';
import type { Bar } from '../people/person.ts';

export type Frailty = 'fit' | 'mild' | 'moderate' | 'severe';

/** What a list says of a person besides who they are; null is "the list does not say", never zero or no. */
export type Facts = {
  /** On the day that the data runs to. */
  age: number | null;
  /** True when the list has a column for it and shows no care and support plan in the 12 months before its data-to date. */
  noPlan12m: boolean | null;
  careHome: boolean | null;
  livesAlone: boolean | null;
  housebound: boolean | null;
  carerStrain: boolean | null;
  interpreterNeeded: boolean | null;
  imdDecile: number | null;
  /** As the list words them, "; " between. */
  conditions: string | null;
  ltcCount: number | null;
  hasDementia: boolean | null;
  hasSmi: boolean | null;
  hasLd: boolean | null;
  palliative: boolean | null;
  frailty: Frailty | null;
  cfs: number | null;
  cfsDate: Day | null;
  efi: number | null;
  efi2: number | null;
  efiDeficits: number | null;
  efiDate: Day | null;
  acgPatientNeed: number | null;
  medicationCount: number | null;
  falls12m: number | null;
  pcspDate: Day | null;
  ed12m: number | null;
  ed30d: number | null;
  edType1In12m: number | null;
  emergencyAdmissions12m: number | null;
  gpContacts12m: number | null;
  dna12m: number | null;
  lastDischargeDate: Day | null;
};
export type FactName = keyof Facts;

/** Who a row is about. A name is blank rather than null, as in `person_identity`. */
export type RowIdentity = {
  nhsNumber: string;
  birthDate: Day;
  surname: string | null;
  forename: string | null;
  address: string | null;
  postcode: string | null;
  practiceCode: string | null;
  practiceName: string | null;
  sex: string | null;
};

/** One accepted row of a list. `row` is the number that a spreadsheet shows. */
export type ListRow = { row: number } & RowIdentity & Facts & Record<Bar, boolean | null>;
export type RowField = keyof ListRow;

/** A row before its cells are read. A fresh one each time, always of the same shape. */
export const blankRow = (row: number): ListRow => ({
  row,
  nhsNumber: '',
  birthDate: '',
  surname: null,
  forename: null,
  address: null,
  postcode: null,
  practiceCode: null,
  practiceName: null,
  sex: null,
  deceased: null,
  objected: null,
  restricted: null,
  age: null,
  noPlan12m: null,
  careHome: null,
  livesAlone: null,
  housebound: null,
  carerStrain: null,
  interpreterNeeded: null,
  imdDecile: null,
  conditions: null,
  ltcCount: null,
  hasDementia: null,
  hasSmi: null,
  hasLd: null,
  palliative: null,
  frailty: null,
  cfs: null,
  cfsDate: null,
  efi: null,
  efi2: null,
  efiDeficits: null,
  efiDate: null,
  acgPatientNeed: null,
  medicationCount: null,
  falls12m: null,
  pcspDate: null,
  ed12m: null,
  ed30d: null,
  edType1In12m: null,
  emergencyAdmissions12m: null,
  gpContacts12m: null,
  dna12m: null,
  lastDischargeDate: null,
});
const isField = (text: string): text is RowField => Object.hasOwn(blankRow(0), text);
export const ROW_FIELDS = Object.keys(blankRow(0)).filter(isField);
const NOT_FACTS: ReadonlySet<string> = new Set([
  'row',
  'nhsNumber',
  'birthDate',
  'surname',
  'forename',
  'address',
  'postcode',
  'practiceCode',
  'practiceName',
  'sex',
  'deceased',
  'objected',
  'restricted',
]);
const isFact = (field: RowField): field is FactName => !NOT_FACTS.has(field);
export const FACT_NAMES: readonly FactName[] = ROW_FIELDS.filter(isFact);
