import { findIdentifiers } from '../src/core/privacy.ts';
import { Refusal } from '../src/core/refusal.ts';
import { forms } from './actions/forms.ts';
import { understand } from './actions/readers.ts';
import type { Face } from './cards.ts';
import { readsLikeEmergency } from './emergency.ts';
import { emergencyFace } from './emergency-card.ts';
import type { Fields } from './phrase.ts';
import { plainWords } from './plain-words.ts';
import { actionHit } from './search-door.ts';
import type { Turn } from './turn.ts';

const form = forms['actions.assign'];
const LONGEST_TITLE = 200;
const NOT_COPIED =
  'That message could tell who a person is, so I have not copied its words. Say in your own what is to be done, without names or numbers.';

/**
 * The form for an action out of a Teams message, which only the one who asked for it sees. Who, for whom and by when are read
 * from the message; its words are offered as the action's only where they pass the privacy gate. An emergency comes first.
 */
export async function formFromMessage(
  turn: Turn,
  message: string,
): Promise<{ face: Face; isForm: boolean; kept: Fields }> {
  const words = plainWords(message);
  if (words !== '' && readsLikeEmergency(words))
    return { face: emergencyFace('personal', ''), isForm: false, kept: {} };
  const { understood } = await understand(words, turn);
  const isOpen = findIdentifiers(words, [], turn.today).length > 0 || (await turn.namesIn(words)).length > 0;
  const { title = '', ...rest } = understood;
  const face = await form.face(isOpen ? rest : { ...rest, title: title.slice(0, LONGEST_TITLE) }, turn);
  return {
    face: isOpen ? { ...face, notice: { text: NOT_COPIED, tone: 'Warning' } } : face,
    isForm: true,
    kept: rest.huddleId === undefined ? {} : { huddleId: rest.huddleId },
  };
}

/**
 * The filled form: the action is assigned, and what can be posted of it comes back, in references. Refused, the form comes
 * back with what was typed and the reason.
 */
export async function createFromForm(
  turn: Turn,
  fields: Fields,
): Promise<{ posted: Face } | { again: Face }> {
  try {
    const action = await turn.ask('actions.assign', form.read(fields));
    return { posted: actionHit(action, turn, false).face };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const face = await form.face(fields, turn);
    return { again: { ...face, notice: { text: error.sentence, tone: 'Attention' } } };
  }
}
