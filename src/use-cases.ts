import { actions, passOnFrom, refuseForKeptAway, stopActions } from './actions/index.ts';
import { calendar } from './calendar/index.ts';
import { cases, refuseKeptAway } from './cases/index.ts';
import { catalogue, type Follows } from './core/registry.ts';
import type { Registry } from './core/use-case.ts';
import { feeds } from './feeds/index.ts';
import { governance } from './governance/index.ts';
import { followClosures, huddles, takeOffAgendas } from './huddles/index.ts';
import { insights } from './insights/index.ts';
import { lists } from './lists/index.ts';
import { afterStep, keepFacts, minutes } from './minutes/index.ts';
import { neighbourhoods } from './neighbourhoods/index.ts';
import { partners } from './partners/index.ts';
import { people } from './people/index.ts';
import { dev } from './practice/index.ts';
import { judgeLanesOf, layPrepOnTable, prep } from './prep/index.ts';
import { reminders, sendParkedAgain } from './reminders/index.ts';

/** THE REGISTRY: everything the app can do. Every door calls `execute` with one of these, and nothing else. */
export const useCases = {
  calendar,
  neighbourhoods,
  people,
  lists,
  cases,
  actions,
  partners,
  huddles,
  feeds,
  prep,
  minutes,
  reminders,
  insights,
  governance,
  dev,
} satisfies Registry;
export type UseCases = typeof useCases;

/** What must happen, or may forbid, to the right of a deed: one line each, run in the same transaction. */
export const follows: Follows<UseCases> = {
  'neighbourhoods.setClosures': [followClosures],
  'neighbourhoods.memberLeft': [passOnFrom],
  'neighbourhoods.bindChannel': [sendParkedAgain],
  'neighbourhoods.bindPersonalChat': [sendParkedAgain],
  'people.open': [refuseKeptAway],
  'cases.undoAccept': [stopActions, takeOffAgendas],
  'cases.decline': [stopActions, takeOffAgendas],
  'cases.move': [stopActions, takeOffAgendas],
  'cases.edit': [judgeLanesOf],
  'cases.keepAway': [refuseForKeptAway, judgeLanesOf],
  'huddles.nextItem': [layPrepOnTable, afterStep],
  'huddles.back': [layPrepOnTable, afterStep],
  'huddles.goTo': [layPrepOnTable, afterStep],
  'huddles.passGate': [layPrepOnTable, afterStep],
  'huddles.defer': [layPrepOnTable, afterStep],
  'huddles.close': [keepFacts],
};
export const allUseCases = catalogue(useCases, follows);
