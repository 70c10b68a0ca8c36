import type { Said } from '../phrase.ts';
import type { Turn } from '../turn.ts';

/** The words after the phrase's own. */
export const after = ({ text, found }: Said): string => text.slice(found[0].length).trim();
const shortened = (words: string): string =>
  words
    .replace(/[?.!]+$/, '')
    .replace(/^(?:to|on|for|from|off|the|agenda of|at) /i, '')
    .slice(0, 80);
/** The huddle that words mean ("Tuesday", "next", ""), by its id. */
export const meant = async (words: string, turn: Turn): Promise<string> =>
  (await turn.ask('huddles.find', { text: shortened(words) })).huddleId;
