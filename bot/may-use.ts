import type { Phrase } from './phrase.ts';
import { type Turn, useCaseNamed } from './turn.ts';

export const isPersonal = (phrase: Phrase): boolean => useCaseNamed(phrase.use)?.where === 'personal';

/** May this person use the phrase, here? The same grants that `execute` checks; help and guesses show nothing else. */
export function mayUse(turn: Turn, phrase: Phrase): boolean {
  const useCase = useCaseNamed(phrase.use);
  return (
    useCase !== undefined &&
    turn.me.grants.has(useCase.needs) &&
    !(turn.place === 'shared' && isPersonal(phrase))
  );
}
