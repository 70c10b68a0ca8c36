import type { ReactNode } from 'react';

export type Column<Row> = {
  head: string;
  cell: (row: Row) => ReactNode;
  /** Numbers stand at the end. */
  end?: boolean;
};

/**
 * A plain table that becomes a stack of cards where there is little room; then each cell carries its own heading, apart
 * from the first. The roles are written out because a browser forgets them when the layout changes.
 */
export function Table<Row>({
  caption,
  columns,
  rows,
  keyOf,
}: {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
}) {
  return (
    <div className="table-place">
      {/* biome-ignore lint/a11y/noRedundantRoles: display: block would take the role away. */}
      <table className="table" role="table">
        <caption className="unseen">{caption}</caption>
        {/* biome-ignore lint/a11y/noRedundantRoles: see above. */}
        <thead role="rowgroup">
          {/* biome-ignore lint/a11y/noRedundantRoles: see above. */}
          <tr role="row">
            {columns.map((column) => (
              // biome-ignore lint/a11y/noRedundantRoles: see above.
              <th
                key={column.head}
                role="columnheader"
                scope="col"
                className={column.end ? 'end' : undefined}
              >
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        {/* biome-ignore lint/a11y/noRedundantRoles: see above. */}
        <tbody role="rowgroup">
          {rows.map((row) => (
            // biome-ignore lint/a11y/noRedundantRoles: see above.
            <tr key={keyOf(row)} role="row">
              {columns.map((column, at) => (
                // biome-ignore lint/a11y/noRedundantRoles: see above.
                <td
                  key={column.head}
                  role="cell"
                  className={column.end ? 'end' : undefined}
                  data-head={at === 0 ? undefined : column.head}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
