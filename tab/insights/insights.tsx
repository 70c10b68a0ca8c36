import { PageHead } from '../parts/marks.tsx';
import { href, useAddress } from '../shell/address.ts';
import { Behind } from './behind.tsx';
import { CarriedOut } from './carried-out.tsx';
import { Overview } from './overview.tsx';
import { Place } from './place.tsx';
import { Reasons } from './reasons.tsx';
import { Wall } from './wall.tsx';
import './insights.css';

const VIEWS = [
  ['', 'Outstanding'],
  ['carried-out', 'Carried out'],
  ['reasons', 'Reasons and times'],
  ['place', 'Place'],
] as const;

/** The manager's pages: what is outstanding, what was carried out and for whom, why not, and the tier above. */
export default function Insights() {
  const { path } = useAddress();
  const view = path[1] ?? '';
  if (view === 'wall') return <Wall />;
  if (view === 'actions') return <Behind />;
  return (
    <div className="page">
      <PageHead title={VIEWS.find(([name]) => name === view)?.[1] ?? 'Outstanding'}>
        <a className="wall-link" href={href('outstanding/wall')}>
          Show on the wall
        </a>
      </PageHead>
      <nav className="views" aria-label="The manager’s pages">
        {VIEWS.map(([name, words]) => (
          <a
            key={name}
            href={href(name === '' ? 'outstanding' : `outstanding/${name}`)}
            aria-current={name === view ? 'page' : undefined}
          >
            {words}
          </a>
        ))}
      </nav>
      {view === 'carried-out' ? (
        <CarriedOut />
      ) : view === 'reasons' ? (
        <Reasons />
      ) : view === 'place' ? (
        <Place />
      ) : (
        <Overview />
      )}
    </div>
  );
}
