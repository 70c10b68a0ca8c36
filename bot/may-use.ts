import type { Phrase } from './phrase.ts';
import { namedUseCase, type Turn } from './turn.ts';

export const isPersonal = (phrase: Phrase): boolean => namedUseCase(phrase.use)?.where === 'personal';

/** May this person use the phrase, here? The same grants that `execute` checks; help and guesses show nothing else. */
export function mayUse(turn: Turn, phrase: Phrase): boolean {
  const useCase = namedUseCase(phrase.use);
  return (
    useCase !== undefined &&
    turn.me.grants.has(useCase.needs) &&
    !(turn.place === 'shared' && isPersonal(phrase))
  );
}
