/** What a neighbourhood may ask of its place, by reference only: one of a list, so that nothing about a person goes up [D]. */
export const ASKS = {
  capacity: 'A service is full: find capacity',
  between_organisations: 'Two organisations do not agree who does it',
  funding: 'Funding needs a decision',
  contract: 'A contract or policy stands in the way',
  data: 'Information is not shared with us',
  other: 'Please ring us about it',
} as const;
export type Ask = keyof typeof ASKS;
export const ASK_CODES = Object.keys(ASKS) as [Ask, ...Ask[]];
/** How long an answer stays in sight after the huddle has heard it. */
export const SHOWN_DAYS = 28;
