import { lazy, type ReactNode, Suspense } from 'react';
import { Lines } from '../parts/skeletons.tsx';

/** Fluent's charts come when a chart is first shown, and not before. */
export const AgeChart = lazy(() => import('./charts.tsx').then((charts) => ({ default: charts.AgeChart })));
export const FifthChart = lazy(() =>
  import('./charts.tsx').then((charts) => ({ default: charts.FifthChart })),
);
export const ParetoChart = lazy(() =>
  import('./charts.tsx').then((charts) => ({ default: charts.ParetoChart })),
);

/** A chart with its one-sentence reading, and the table that says the same beside it. */
export function Charted({
  reading,
  chart,
  table,
  under = false,
}: {
  reading: string;
  chart: ReactNode;
  table: ReactNode;
  /** A wide table stands under its chart. */
  under?: boolean;
}) {
  return (
    <>
      <p className="reading">{reading}</p>
      <div className={under ? 'charted charted-under' : 'charted'}>
        {/* The table beside it says all that the chart shows. */}
        <div className="chart" inert>
          <Suspense fallback={<Lines count={5} />}>{chart}</Suspense>
        </div>
        <div>{table}</div>
      </div>
    </>
  );
}
