/** One case's share of a huddle: what was planned, what it had, who was heard. `ref` is null where it is not shown. */
export type Share = {
  position: number;
  ref: string | null;
  planned: number;
  seconds: number;
  /** Disciplines on record: presented, wrote, gave an opinion, disagreed, or took an action. */
  heard: string[];
  /** Disciplines that were here for it and are not on record. */
  silent: string[];
};
export type FairTime = {
  huddleId: string;
  shares: Share[];
  /** One sentence each: about time, then about voices. */
  says: string[];
};

/** With fewer than four cases one long story decides everything. */
const FEWEST = 4;
const WORDS = ['no', 'one', 'two', 'three'];
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/**
 * How the time was shared out between the first and the last cases of the list, in one sentence: three of each from six
 * cases on, two of each with four or five; fewer are too few to say anything. Says what was planned where that differed.
 */
export function timeInWords(shares: readonly Pick<Share, 'planned' | 'seconds'>[]): string {
  if (shares.length < FEWEST)
    return `${shares.length === 1 ? 'One case was' : `${capital(WORDS[shares.length] ?? 'no')} cases were`} discussed: too few to compare first and last.`;
  const some = shares.length >= 6 ? 3 : 2;
  const part = (of: (one: Pick<Share, 'planned' | 'seconds'>) => number): number =>
    Math.round((100 * sum(shares.slice(-some).map(of))) / Math.max(1, sum(shares.slice(0, some).map(of))));
  const [had, planned] = [part((one) => one.seconds), part((one) => one.planned)];
  const many = WORDS[some] ?? '';
  const plan = Math.abs(planned - 100) <= 10 ? '' : ` Planned was ${planned} %.`;
  return `The last ${many} cases had ${had} % of the time of the first ${many}.${plan}`;
}

/** Which discipline was here and on record for no case at all, or how many were heard each time. */
export function voicesInWords(shares: readonly Pick<Share, 'heard' | 'silent'>[]): string {
  if (shares.length === 0) return 'No case was discussed.';
  const heard = new Set(shares.flatMap((one) => one.heard));
  const never = [...new Set(shares.flatMap((one) => one.silent))].filter((one) => !heard.has(one)).sort();
  const alone = shares.filter((one) => one.heard.length <= 1).length;
  const first =
    never.length === 0
      ? 'Everybody’s discipline that was here is on record at least once.'
      : `Here and never on record: ${never.join(', ')}.`;
  return alone === 0
    ? first
    : `${first} ${alone} of ${shares.length} ${alone === 1 ? 'rests' : 'rest'} on one discipline or none.`;
}
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
