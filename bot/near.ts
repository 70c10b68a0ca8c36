/** Nearest phrases for words that nothing understood: by the verb first (a slip of the keyboard), then by shared words. */
export function nearest<P extends { like: string }>(words: string, phrases: readonly P[], most = 3): P[] {
  const typed = wordsIn(words);
  return phrases
    .map((phrase) => ({ phrase, score: likeness(typed, wordsIn(phrase.like)) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ phrase }) => phrase);
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[a-z']{2,}/g) ?? [];
const COMMON = new Set([
  'the',
  'to',
  'for',
  'in',
  'on',
  'by',
  'at',
  'of',
  'and',
  'my',
  'is',
  'an',
  'it',
  'me',
  'please',
  'can',
  'you',
]);

function likeness(typed: readonly string[], like: readonly string[]): number {
  const verb = like[0] ?? '';
  const rest = like.slice(1).filter((word) => !COMMON.has(word));
  let score = 0;
  typed.slice(0, 12).forEach((word, at) => {
    if (COMMON.has(word)) return;
    const asVerb = closeness(word, verb);
    if (asVerb > 0) score += asVerb * (at === 0 ? 3 : 2);
    else score += Math.max(0, ...rest.map((other) => closeness(word, other)));
  });
  return score;
}

/** 1 for the same word; less for a beginning or a slip of one letter in four; 0 for another word. */
function closeness(a: string, b: string): number {
  if (a === b) return 1;
  if (a.length >= 4 && b.length >= 4 && (a.startsWith(b) || b.startsWith(a))) return 0.8;
  const allowed = Math.floor(Math.max(a.length, b.length) / 4);
  const slips = allowed === 0 ? 9 : distance(a, b);
  return slips <= allowed ? 0.8 - slips * 0.1 : 0;
}

/** Edit distance, neighbours swapped counting as one slip ("reskedule", "shcedule"). */
export function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
