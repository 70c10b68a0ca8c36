import { FACT_NAMES, type FactName, type ListRow, type RowField } from './facts.ts';
import type { Column } from './row.ts';

/** Worked out at the merge from the data-to date, so never staged. */
const WORKED_OUT: ReadonlySet<RowField> = new Set(['age', 'noPlan12m']);

/** The fields of a row that a file’s columns can fill; the rest stay null and are not copied. */
export function fieldsFilledBy(columns: readonly Column[]): RowField[] {
  const filled = new Set<RowField>(['row', 'nhsNumber', 'birthDate']);
  for (const { field } of columns)
    switch (field) {
      case 'fullName':
        filled.add('surname').add('forename');
        break;
      case 'conditions':
        filled.add('conditions').add('hasDementia');
        break;
      case 'efi':
      case 'efi2':
        filled.add(field).add('frailty');
        break;
      case 'efiVersion':
        filled.add('efi2');
        break;
      case 'dataTo':
        break;
      default:
        filled.add(field);
    }
  return [...filled];
}
const isStagedFact = (field: RowField): field is FactName =>
  !WORKED_OUT.has(field) && FACT_NAMES.some((fact) => fact === field);
/** The facts among some fields, those worked out left out. */
export const factsAmong = (fields: readonly RowField[]): FactName[] => fields.filter(isStagedFact);

/** The name of a field’s column in the database: `edType1In12m` → `ed_type1_in12m`. */
export const columnName = (field: string): string =>
  field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const SPECIAL = /[\\\t\n\r]/;
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** One line of COPY’s text format: `duplicateOf` first (null for a row that counts), then the fields in order. */
export function copyLine(row: ListRow, duplicateOf: number | null, fields: readonly RowField[]): string {
  let line = duplicateOf === null ? '\\N' : String(duplicateOf);
  for (const field of fields) {
    const value = row[field];
    if (value === null) line += '\t\\N';
    else if (typeof value === 'string')
      line += `\t${SPECIAL.test(value) ? value.replace(/[\\\t\n\r]/g, (special) => ESCAPES[special] ?? '') : value}`;
    else line += `\t${value}`;
  }
  return `${line}\n`;
}
