import { showCount } from '../../src/core/count.ts';
import type { ImportCounts } from '../../src/lists/list.ts';

const WHAT: readonly (readonly [keyof ImportCounts, string])[] = [
  ['read', 'rows read'],
  ['new', 'new'],
  ['updated', 'changed'],
  ['unchanged', 'unchanged'],
  ['left', 'no longer on it'],
  ['duplicates', 'twice in the file'],
  ['conflicts', 'conflicting'],
  ['rejected', 'rejected'],
];
const BAD = new Set<keyof ImportCounts>(['conflicts', 'rejected']);

/** What an import does, in figures. Somebody who left a list keeps their case. */
export function Counts({ counts }: { counts: ImportCounts }) {
  return (
    <dl className="figures counts">
      {WHAT.filter(([name]) => name === 'read' || name === 'new' || counts[name] > 0).map(([name, words]) => (
        <div key={name} className="figure">
          <dd className={BAD.has(name) ? 'bad' : undefined}>
            <b>{showCount(counts[name])}</b>
          </dd>
          <dt>{words}</dt>
        </div>
      ))}
    </dl>
  );
}
