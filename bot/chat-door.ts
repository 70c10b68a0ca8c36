import { findIdentifiers } from '../src/core/privacy.ts';
import { readsLikeEmergency } from './emergency.ts';
import { emergencyFace } from './emergency-card.ts';
import { firstOf, helpFor, readsLikeHelp } from './help.ts';
import { isPersonal, mayUse } from './may-use.ts';
import { nearest } from './near.ts';
import { plainWords } from './plain-words.ts';
import { privately } from './privately.ts';
import type { Reply } from './reply.ts';
import { carryOut } from './show.ts';
import { phrases } from './slices.ts';
import type { Turn } from './turn.ts';

/**
 * Words → phrase → use case → reply. An emergency comes before everything and runs nothing; identifiers typed in a shared
 * place are neither repeated nor kept. Refusals pass through to the door in bot/teams, which says them.
 */
export async function hear(turn: Turn, raw: string): Promise<Reply> {
  const text = plainWords(raw).replace(POLITE, '');
  if (readsLikeEmergency(text)) return { face: emergencyFace(turn.place, text) };
  return hearCalmly(turn, text);
}

const POLITE = /^(?:(?:please|pls|can you|could you|hi|hello|hey)\b[\s,]*)+(?=\S)/i;

/** The same for words that are known to be no emergency: somebody said so by the button. */
export async function hearCalmly(turn: Turn, text: string): Promise<Reply> {
  const shared = turn.place === 'shared';
  if (shared && (await holdsIdentifiers(turn, text))) return privately(turn, 'identifiers');
  if (text === '' || readsLikeHelp(text)) return { face: helpFor(turn, text) };
  for (const phrase of phrases) {
    const found = phrase.match.exec(text);
    if (found === null) continue;
    if (shared && isPersonal(phrase)) return privately(turn, 'personal');
    const step = await phrase.read({ text, found, turn });
    if (step !== undefined) return carryOut(turn, step);
  }
  return notUnderstood(turn, text);
}

async function holdsIdentifiers(turn: Turn, text: string): Promise<boolean> {
  return findIdentifiers(text).length > 0 || (await turn.namesIn(text)).length > 0;
}

/** The three nearest phrases that this person may use in this place; never a list of everything. */
function notUnderstood(turn: Turn, text: string): Reply {
  const mine = phrases.filter((phrase) => mayUse(turn, phrase));
  const near = nearest(text, mine);
  // In a shared place what was typed is not repeated.
  const echo = turn.place === 'shared' ? 'that' : `“${short(text)}”`;
  const options = (near.length > 0 ? near : firstOf(mine, 3)).map(({ like }) => `- **${like}**`).join('\n');
  return {
    say: `I didn’t follow ${echo}. ${near.length > 0 ? 'Did you mean one of these?' : 'You could say:'}\n\n${options}\n\nOr type **help**.`,
  };
}

const short = (text: string): string => {
  const plain = text.replace(/[*_`[\]()<>#]/g, '');
  return plain.length > 60 ? `${plain.slice(0, 57)}…` : plain;
};
