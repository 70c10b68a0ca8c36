import { showCount } from '../../src/core/count.ts';
import { href } from '../shell/address.ts';

export type BarRow = { name: string; open: number; overdue: number; address?: string };

/**
 * A chart that is its own table: each row has its name, its two figures and a bar, whose red part is overdue. Bars share
 * one scale.
 */
export function Bars({ caption, rows }: { caption: string; rows: readonly BarRow[] }) {
  const most = Math.max(1, ...rows.map((row) => row.open));
  return (
    <table className="bars-table">
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">Name</span>
          </th>
          <th scope="col" className="end">
            Open
          </th>
          <th scope="col" className="end">
            Overdue
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, open, overdue, address }) => (
          <tr key={name}>
            <th scope="row">
              {address === undefined ? name : <a href={href(address)}>{name}</a>}
              {open > 0 && (
                <span className="bar" style={{ width: `${(100 * open) / most}%` }} aria-hidden>
                  <span className="late" style={{ flexGrow: overdue }} />
                  <span style={{ flexGrow: open - overdue }} />
                </span>
              )}
            </th>
            <td className="end number">{showCount(open)}</td>
            <td className={overdue > 0 ? 'end number bad' : 'end number'}>{showCount(overdue)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
