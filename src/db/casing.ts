import { PostgresQueryCompiler } from 'kysely';
import type pg from 'pg';

export const snakeCase = remembering((name) =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
);
export const camelCase = remembering((name) =>
  name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
);

/**
 * Names are camelCase here and snake_case in the database. Kysely's own plugin for that copies the whole tree of a query
 * to rename what is in it, which takes as long as writing its text; here each name is turned as it is written.
 */
export class CasingCompiler extends PostgresQueryCompiler {
  protected override sanitizeIdentifier(name: string): string {
    return super.sanitizeIdentifier(snakeCase(name));
  }
}

/** Rows that came as lists of values, as objects by camelCase names. What stands within a value stays as it is. */
export function camelRows<R>(fields: readonly pg.FieldDef[], rows: readonly unknown[][]): R[] {
  const names = fields.map(({ name }) => camelCase(name));
  // Copies of one object with all the names: given one after the other, forty names make each row a dictionary.
  const empty: { [name: string]: unknown } = Object.fromEntries(names.map((name) => [name, null]));
  return rows.map((values) => {
    const row = { ...empty };
    for (let at = 0; at < names.length; at += 1) row[names[at] as string] = values[at];
    return row as R;
  });
}

function remembering(turn: (name: string) => string): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    let turned = known.get(name);
    if (turned === undefined) {
      turned = turn(name);
      known.set(name, turned);
    }
    return turned;
  };
}
