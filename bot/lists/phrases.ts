import { type Phrase, run } from '../phrase.ts';

const MOST = 20;
const cohortIn = (words: string): 'FRAILTY_DEMENTIA' | 'HIGH_INTENSITY_ED' =>
  /high.intensity|\bhiu\b|\bed\b|a&e|emergency|frequent/i.test(words)
    ? 'HIGH_INTENSITY_ED'
    : 'FRAILTY_DEMENTIA';
const countIn = (words: string): number => {
  const count = Number(/\b(\d{1,2})\b/.exec(words)?.[1]);
  return count > 0 ? Math.min(count, MOST) : 5;
};

export const phrases: readonly Phrase[] = [
  {
    like: 'candidates',
    topic: 'lists',
    use: 'lists.candidates',
    match: /^(?:show |list )?(?:me )?(?:the )?(?:\d{1,2} )?candidates?\b/i,
    read: ({ text }) => run('lists.candidates', { cohort: cohortIn(text), limit: countIn(text) }),
  },
  {
    like: 'suggest 5 for Tuesday',
    topic: 'lists',
    use: 'lists.candidates',
    match: /^suggest\b/i,
    read: ({ text }) =>
      run('lists.candidates', { cohort: cohortIn(text), limit: /\d/.test(text) ? countIn(text) : 5 }),
  },
  {
    like: 'lists',
    topic: 'lists',
    use: 'lists.all',
    match: /^(?:show |list )?(?:me )?(?:the |our |all )?lists?$/i,
    read: () => run('lists.all', {}),
  },
];
