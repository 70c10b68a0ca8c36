import type { ReactNode } from 'react';

export type Column<Row> = {
  head: string;
  cell: (row: Row) => ReactNode;
  /** Numbers stand at the end. */
  end?: boolean;
  /** A word or two, which stay on one line: another column can spare the room. */
  short?: boolean;
};

/** A browser forgets what these are when the layout of a table changes, so it is said again. */
const as = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  cell: { role: 'cell' },
} as const;

/**
 * A plain table that becomes a stack of cards where there is little room; then each cell carries its own heading, apart
 * from the first.
 */
export function Table<Row>({
  caption,
  columns,
  rows,
  keyOf,
  few = false,
}: {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** A few short columns, which stay a table where there is little room too. */
  few?: boolean;
}) {
  return (
    <div className={few ? undefined : 'table-place'}>
      <table className="table" {...as.table}>
        <caption className="unseen">{caption}</caption>
        <thead {...as.rowgroup}>
          <tr {...as.row}>
            {columns.map((column) => (
              <th
                key={column.head}
                {...as.columnheader}
                scope="col"
                className={column.end ? 'end' : undefined}
              >
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...as.rowgroup}>
          {rows.map((row) => (
            <tr key={keyOf(row)} {...as.row}>
              {columns.map((column, at) => (
                <td
                  key={column.head}
                  {...as.cell}
                  className={column.end ? 'end' : column.short ? 'short' : undefined}
                  data-head={at === 0 ? undefined : column.head}
                >
                  <div>{column.cell(row)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
