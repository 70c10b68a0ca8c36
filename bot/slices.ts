import { cards as actionCards } from './actions/cards.ts';
import { forms as actionForms } from './actions/forms.ts';
import { phrases as actionPhrases } from './actions/phrases.ts';
import { cards as caseCards } from './cases/cards.ts';
import { forms as caseForms } from './cases/forms.ts';
import { phrases as casePhrases } from './cases/phrases.ts';
import { cards as feedCards } from './feeds/cards.ts';
import { phrases as feedPhrases } from './feeds/phrases.ts';
import { cards as huddleCards } from './huddles/cards.ts';
import { forms as huddleForms } from './huddles/forms.ts';
import { phrases as huddlePhrases } from './huddles/phrases.ts';
import { cards as seriesCards } from './huddles/series-cards.ts';
import { forms as seriesForms } from './huddles/series-forms.ts';
import { phrases as seriesPhrases } from './huddles/series-phrases.ts';
import { cards as insightCards } from './insights/cards.ts';
import { forms as insightForms } from './insights/forms.ts';
import { phrases as insightPhrases } from './insights/phrases.ts';
import { cards as listCards, forms as listForms } from './lists/cards.ts';
import { phrases as listPhrases } from './lists/phrases.ts';
import { cards as minutesCards } from './minutes/cards.ts';
import { phrases as minutesPhrases } from './minutes/phrases.ts';
import { cards as neighbourhoodCards } from './neighbourhoods/cards.ts';
import { forms as neighbourhoodForms } from './neighbourhoods/forms.ts';
import { phrases as neighbourhoodPhrases } from './neighbourhoods/phrases.ts';
import { cards as partnerCards, forms as partnerForms } from './partners/cards.ts';
import { phrases as partnerPhrases } from './partners/phrases.ts';
import { cards as peopleCards, forms as peopleForms } from './people/cards.ts';
import type { Cards, Forms, Phrase } from './phrase.ts';
import { cards as prepCards } from './prep/cards.ts';
import { forms as prepForms } from './prep/forms.ts';
import { phrases as prepPhrases } from './prep/phrases.ts';
import { cards as reminderCards } from './reminders/cards.ts';
import { phrases as reminderPhrases } from './reminders/phrases.ts';

/** Every phrase in the order in which it is tried, every card and every form: one line a slice. */
export const phrases: readonly Phrase[] = [
  ...actionPhrases,
  ...partnerPhrases,
  ...minutesPhrases,
  ...prepPhrases,
  ...neighbourhoodPhrases,
  ...huddlePhrases,
  ...seriesPhrases,
  ...feedPhrases,
  ...casePhrases,
  ...listPhrases,
  ...reminderPhrases,
  ...insightPhrases,
];
export const cards = {
  ...actionCards,
  ...partnerCards,
  ...huddleCards,
  ...seriesCards,
  ...feedCards,
  ...prepCards,
  ...minutesCards,
  ...caseCards,
  ...peopleCards,
  ...listCards,
  ...reminderCards,
  ...neighbourhoodCards,
  ...insightCards,
} satisfies Cards;
export const forms = {
  ...actionForms,
  ...partnerForms,
  ...huddleForms,
  ...seriesForms,
  ...prepForms,
  ...caseForms,
  ...peopleForms,
  ...listForms,
  ...neighbourhoodForms,
  ...insightForms,
} satisfies Forms;
