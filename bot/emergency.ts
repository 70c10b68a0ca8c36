/**
 * Does it read like an emergency (hazard H11)? Better once too often: the answer runs nothing, keeps the words in a form,
 * and one press goes on. "999" counts only alone: our test numbers and the real ones begin with it.
 */
export function readsLikeEmergency(words: string): boolean {
  const text = words.toLowerCase();
  return !ABOUT_THE_PAST.test(text) && SIGNS.some((sign) => sign.test(text));
}

const SIGNS: readonly RegExp[] = [
  /\b(?:call|ring|phone|dial|get|send|need|needs|want)\b[^.]{0,30}\b(?:an? )?ambulance\b/,
  /\bambulance\b[^.]{0,20}\b(?:now|please|urgently|quick|quickly|asap|immediately)\b/,
  /\b(?:call|ring|phone|dial|on to)\s+(?:the\s+)?(?:999|112|police|paramedics?)\b/,
  /(?<![\d-])999(?![\s-]*\d)\s*(?:now|please|!|$)/,
  /\b(?:not|isn't|isnt|stopped|can't|cannot|struggling to) breath(?:e|ing)?\b/,
  /\b(?:has |he's |she's |they've |just |is |'s )?collapsed\b(?! (?:last|in|on|two|three|a few|\d))/,
  /\b(?:is |he's |she's |they're |now )(?:unconscious|unresponsive|choking|fitting|having a (?:seizure|stroke|heart attack|fit))\b/,
  /\b(?:unconscious|unresponsive)\b[^.]{0,20}\b(?:now|help|please)\b/,
  /\bcardiac arrest\b[^.]{0,20}\b(?:now|help|please)\b|\bin cardiac arrest\b/,
  /\b(?:severe|crushing) chest pain\b|\bhaving chest pains?\b/,
  /\b(?:bleeding (?:heavily|badly|out)|won't stop bleeding|can't stop the bleeding)\b/,
  /\b(?:taken|took|has taken) an overdose\b(?! (?:last|in|on|two|three|a few|\d))/,
  /\b(?:going to|wants to|about to|threatening to) (?:kill|hurt|harm) (?:himself|herself|themselves|themself|myself|me|him|her|someone)\b/,
  /\b(?:about to|going to) (?:jump|end (?:it|his life|her life|their life|my life))\b/,
  /\bthis is an emergency\b|\bit's an emergency\b|^emergency\b/,
];
// A note on what was ("collapsed last week, ambulance called, now home") is a case, not a call for help.
const ABOUT_THE_PAST =
  /\b(?:last (?:week|month|year|night|mon|tue|wed|thu|fri|sat|sun)|yesterday|(?:days?|weeks?|months?) ago|since (?:discharge|the)|history of|previous(?:ly)?)\b/;
