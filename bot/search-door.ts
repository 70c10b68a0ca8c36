import { CASE_STATUSES } from '../src/cases/case.ts';
import { showDay } from '../src/core/day.ts';
import { type Face, facts } from './cards.ts';
import { openPage } from './page.ts';
import type { Turn } from './turn.ts';

/** `title` and `text` are what the searcher sees while choosing; `face` is what is posted, for everybody who reads there. */
export type Hit = { title: string; text: string; face: Face };

/**
 * The message extension's search: people and cases by name, number or reference, for those who may see them. Who it is
 * shows to the searcher alone; the card that goes into the conversation holds the reference and the status.
 */
export async function search(turn: Turn, typed: string): Promise<Hit[]> {
  if (typed.trim() === '') return [];
  const found = await turn.ask('cases.search', { text: typed.trim().slice(0, 100) });
  return found.map(({ ref, name, birthDate, status, caseId }) => {
    const stands = status === null ? 'no case' : CASE_STATUSES[status].toLowerCase();
    return {
      title: name === null ? ref : `${ref} · ${name}`,
      text: birthDate === null ? stands : `born ${showDay(birthDate, turn.today)} · ${stands}`,
      face: {
        heading: ref,
        facts: facts(['Status', stands]),
        ...(caseId !== null && { buttons: [openPage('Open', `cases/${ref}`, turn)] }),
      },
    };
  });
}
