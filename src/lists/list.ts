import type { Day, Instant } from '../core/day.ts';

/** A reading problem: the row as a spreadsheet numbers it (0 = the whole file), the column's heading, what to do about it. */
export type Problem = { row: number; column: string; problem: string };

/** What one import did. read = accepted + duplicates + conflicts + rejected; accepted = new + updated + unchanged. */
export type ImportCounts = {
  read: number;
  accepted: number;
  duplicates: number;
  conflicts: number;
  rejected: number;
  new: number;
  updated: number;
  unchanged: number;
  /** On the last version under this list name and not on this one. Their cases stay open. */
  left: number;
};

/** What a file would do if it were imported; nothing is kept but the staged rows, for an hour. */
export type Preview = {
  uploadId: string;
  fileName: string;
  understood: { column: string; as: string }[];
  /** "Notes (free text is not kept)" */
  ignored: string[];
  dataTo: Day | null;
  counts: ImportCounts;
  problems: Problem[];
  /** The list's name if the file says it. */
  list?: string;
};

export type ImportResult = ImportCounts & {
  problems: Problem[];
  listId: string;
  versionId: string;
  dataTo: Day | null;
};

export type AgeBand = 'fresh' | 'amber' | 'red' | 'not known';
/** How old a list's data is: amber from 35 days, red from 70 (hazard H5); not known counts as red. */
export function ageBand(days: number | null): AgeBand {
  if (days === null) return 'not known';
  if (days >= 70) return 'red';
  return days >= 35 ? 'amber' : 'fresh';
}

export type ListSummary = {
  id: string;
  name: string;
  dataTo: Day | null;
  dataAgeDays: number | null;
  ageBand: AgeBand;
  importedAt: Instant;
  people: number;
  version: number;
  counts: ImportCounts;
};

/** Somebody on a list whom the rule picks: a reference and reasons, never identifiers. */
export type Candidate = {
  ref: string;
  score: number;
  tier?: number;
  /** "Frailty: severe (GP contract)"; boosts come after the clauses, "+1 two or more falls in 12 months (default)". */
  reasons: string[];
  list: string;
  dataTo: Day | null;
  taken: boolean;
};
export type Candidates = {
  /** Everybody whom the rule picks, those routed elsewhere left out, those already taken left in. */
  total: number;
  tiers?: { '1': number; '2': number; '3': number };
  routed: { careHome: number; palliative: number };
  candidates: Candidate[];
};
