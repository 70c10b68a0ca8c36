import { ResponsiveContainer, VerticalBarChart, VerticalStackedBarChart } from '@fluentui/react-charts';

const BAR = 'var(--colorCompoundBrandBackground)';
const LATE = 'var(--bad)';
const LINE = 'var(--colorNeutralForeground1)';
const HEIGHT = 260;
const common = {
  height: HEIGHT,
  barWidth: 'auto',
  maxBarWidth: 48,
  hideTooltip: true,
  enableReflow: false,
  roundCorners: true,
  culture: 'en-GB',
  xAxisCategoryOrder: 'data',
  wrapXAxisLables: true,
  margins: { left: 52 },
} as const;

const oneColour = { ...common, useSingleColor: true, colors: [BAR], lineLegendColor: LINE };

export type AgeRow = { band: string; open: number; overdue: number };
/** Open actions by age; the part that is overdue stands at the bottom. */
export function AgeChart({ rows }: { rows: readonly AgeRow[] }) {
  return (
    <ResponsiveContainer height={HEIGHT}>
      <VerticalStackedBarChart
        {...common}
        data={rows.map(({ band, open, overdue }) => ({
          xAxisPoint: band.replace(' and more', '+').replace(' days', ''),
          chartData: [
            { legend: 'Overdue', data: overdue, color: LATE },
            { legend: 'Not yet due', data: open - overdue, color: BAR },
          ],
        }))}
      />
    </ResponsiveContainer>
  );
}

export type FifthRow = { words: string; percent: number | null };
/** Percent carried out by deprivation fifth, with the published figure for all as a line. */
export function FifthChart({ rows, published }: { rows: readonly FifthRow[]; published: number }) {
  return (
    <ResponsiveContainer height={HEIGHT}>
      <VerticalBarChart
        {...oneColour}
        yMaxValue={100}
        yMinValue={0}
        lineLegendText={`Published, all: ${published} %`}
        data={rows.map(({ words, percent }) => ({
          x: words,
          y: percent ?? 0,
          legend: 'Carried out, %',
          color: BAR,
          lineData: { y: published },
        }))}
      />
    </ResponsiveContainer>
  );
}

export type ReasonRow = { words: string; n: number; upTo: number };
/** Reasons, the most frequent first, and what they make up together. */
export function ParetoChart({ rows }: { rows: readonly ReasonRow[] }) {
  const most = Math.max(1, ...rows.map(({ n }) => n));
  return (
    <ResponsiveContainer height={HEIGHT}>
      <VerticalBarChart
        {...oneColour}
        yMaxValue={most}
        yMinValue={0}
        secondaryYScaleOptions={{ yMinValue: 0, yMaxValue: 100 }}
        lineLegendText="Together, %"
        data={rows.map(({ words, n, upTo }) => ({
          x: words,
          y: n,
          legend: 'Actions',
          color: BAR,
          lineData: { y: upTo, useSecondaryYScale: true },
        }))}
      />
    </ResponsiveContainer>
  );
}
