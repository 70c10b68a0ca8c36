import { actions, stopActions } from './actions/index.ts';
import { calendar } from './calendar/index.ts';
import { cases } from './cases/index.ts';
import { catalogue, type Follows } from './core/registry.ts';
import type { Registry } from './core/use-case.ts';
import { governance } from './governance/index.ts';
import { followClosures, huddles, takeOffAgendas } from './huddles/index.ts';
import { lists } from './lists/index.ts';
import { minutes } from './minutes/index.ts';
import { neighbourhoods } from './neighbourhoods/index.ts';
import { people } from './people/index.ts';
import { dev } from './practice/index.ts';
import { reminders } from './reminders/index.ts';

/** THE REGISTRY: everything the app can do. Every door calls `execute` with one of these, and nothing else. */
export const useCases = {
  calendar,
  neighbourhoods,
  people,
  lists,
  cases,
  actions,
  huddles,
  minutes,
  reminders,
  governance,
  dev,
} satisfies Registry;
export type UseCases = typeof useCases;

/** What must happen to the right when a case ends: one line each, run in the same transaction. */
export const follows: Follows<UseCases> = {
  'neighbourhoods.setClosures': [followClosures],
  'cases.undoAccept': [stopActions, takeOffAgendas],
  'cases.decline': [stopActions, takeOffAgendas],
  'cases.move': [stopActions, takeOffAgendas],
};
export const allUseCases = catalogue(useCases, follows);
