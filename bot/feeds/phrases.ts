import { after, meant } from '../huddles/meant.ts';
import { type Phrase, run } from '../phrase.ts';

export const phrases: readonly Phrase[] = [
  {
    like: 'my calendar',
    topic: 'huddles',
    use: 'feeds.mine',
    match: /^(?:my|subscribe(?: to)?(?: the)?) calendar(?: address| feed| link)?$/i,
    read: () => run('feeds.mine', {}),
  },
  {
    like: 'calendar file Tuesday',
    topic: 'huddles',
    use: 'feeds.huddle',
    match: /^(?:calendar|ics)(?: file)?\b(?: of| for)?\s+/i,
    read: async (said) => run('feeds.huddle', { huddleId: await meant(after(said), said.turn) }),
  },
];
