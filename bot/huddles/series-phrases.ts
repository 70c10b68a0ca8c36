import type { Phrase } from '../phrase.ts';
import { readChange, readClosed, readExtra, readPostHere } from './series-words.ts';

export const phrases: readonly Phrase[] = [
  {
    like: 'change series Tuesday',
    topic: 'huddles',
    use: 'huddles.changeSeries',
    match: /^(?:change|edit)(?: the)? series\b(?: of| on)?\s*/i,
    read: readChange,
  },
  {
    like: 'extra huddle Thu 10 Dec',
    topic: 'huddles',
    use: 'huddles.changeSeries',
    match: /^(?:an? )?(?:extra|additional|one more) (?:huddle|mdt|date)\b(?: on)?\s*/i,
    read: readExtra,
  },
  {
    like: 'post Tuesday’s huddles here',
    topic: 'huddles',
    use: 'huddles.changeSeries',
    match: /^post(?: the)?(?: ((?!huddles?\b)\S+?)(?:['’]s)?)?(?: huddles?)? here$/i,
    read: readPostHere,
  },
  {
    like: 'closed on 24 December',
    topic: 'huddles',
    use: 'neighbourhoods.setClosures',
    match: /^(?:we(?:'re| are) )?closed\b\s*/i,
    read: readClosed,
  },
];
