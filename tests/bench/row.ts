/** One figure: ours and a floor measured in the same run, and their ratio against an aim, or ours against a limit in ms. */
export type Row = {
  what: string;
  ours: string;
  floor: string;
  ratio: number;
  aim: number | { ms: number; ours: number };
  note?: string;
};

export const aimOf = ({ aim }: Row): string => (typeof aim === 'number' ? `≤${aim}` : `≤${aim.ms} ms`);
export const isMet = ({ aim, ratio }: Row): boolean =>
  typeof aim === 'number' ? ratio <= aim : aim.ours <= aim.ms;

/** The value below which a share of the sorted numbers lies. */
export const percentile = (numbers: readonly number[], share: number): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};

export const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
