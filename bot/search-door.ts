import { ACTION_STATUSES, type Action, ownerWords } from '../src/actions/action.ts';
import { CASE_STATUSES } from '../src/cases/case.ts';
import { showDay } from '../src/core/day.ts';
import { type Face, facts } from './cards.ts';
import { openPage } from './page.ts';
import type { Out, Turn } from './turn.ts';

/** `title` and `text` are what the searcher sees while choosing; `face` is what is posted, for everybody who reads there. */
export type Hit = { title: string; text: string; face: Face };
const MOST = 8;

/**
 * The message extension's search: people, cases and actions by name, words, number or reference, for those who may see them.
 * Names and words show to the searcher alone, and only where nobody else is in the conversation (`isAlone`); the card that
 * is posted holds references, dates and statuses.
 */
export async function search(turn: Turn, typed: string, isAlone: boolean): Promise<Hit[]> {
  const text = typed.trim().slice(0, 100);
  if (text === '') return [];
  const { grants } = turn.me;
  const actions = grants.has('actions.see') ? await turn.ask('actions.search', { text, limit: MOST }) : [];
  // Who may look for neither hears why from the search for people.
  const cases =
    grants.has('people.search') || !grants.has('actions.see') ? await turn.ask('cases.search', { text }) : [];
  return [
    ...actions.map((action) => actionHit(action, turn, isAlone)),
    ...cases.map((found) => caseHit(found, turn, isAlone)),
  ];
}

export const actionHit = (action: Action, turn: Turn, isAlone: boolean): Hit => {
  const shown = { ...action, partner: null };
  const due = showDay(action.due, turn.today);
  return {
    title: isAlone && action.title !== '' ? `${action.ref} · ${action.title}` : action.ref,
    text: `${action.caseRef} · ${ownerWords(shown)} · due ${due} · ${ACTION_STATUSES[action.status].toLowerCase()}`,
    face: {
      heading: `${action.ref} · ${ownerWords(shown)} · due ${due}`,
      facts: facts(['For', action.caseRef], ['Status', ACTION_STATUSES[action.status]]),
      buttons: [openPage('Open', `actions/${action.ref}`, turn)],
    },
  };
};

function caseHit(
  { ref, name, birthDate, status, caseId }: Out<'cases.search'>[number],
  turn: Turn,
  isAlone: boolean,
): Hit {
  const stands = status === null ? 'no case' : CASE_STATUSES[status].toLowerCase();
  return {
    title: name === null || !isAlone ? ref : `${ref} · ${name}`,
    text: birthDate === null || !isAlone ? stands : `born ${showDay(birthDate, turn.today)} · ${stands}`,
    face: {
      heading: ref,
      facts: facts(['Status', stands]),
      ...(caseId !== null && { buttons: [openPage('Open', `cases/${ref}`, turn)] }),
    },
  };
}
