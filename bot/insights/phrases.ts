import { takeAction, tidy } from '../grammar.ts';
import { type Phrase, run } from '../phrase.ts';

const WHICH = 'Which action? Say its reference too, like A-118.';

export const phrases: readonly Phrase[] = [
  {
    like: 'what to unblock this week',
    topic: 'actions',
    use: 'insights.unblock',
    match:
      /^(?:show )?(?:what (?:to|should (?:i|we)) unblock|what needs (?:me|unblocking)|unblock list)(?: this week| today)?$/i,
    read: () => run('insights.unblock', {}),
  },
  {
    like: 'carried out by deprivation',
    topic: 'actions',
    use: 'insights.carriedOut',
    match: /^(?:show )?(?:how many (?:actions )?were |actions )?carried out(?: by deprivation)?$/i,
    read: () => run('insights.carriedOut', {}),
  },
  {
    like: 'why blocked',
    topic: 'actions',
    use: 'insights.reasons',
    match:
      /^(?:show )?(?:why (?:are actions )?(?:blocked|not done)|(?:blocked|not[- ]done) reasons|reasons)$/i,
    read: () => run('insights.reasons', {}),
  },
  {
    like: 'nudge A-118',
    topic: 'actions',
    use: 'insights.nudge',
    match: /^(?:nudge|chase|ask about)(?=\W*(?:a\s?-?\s?\d|action \d|$))\s*/i,
    read({ text, found }) {
      const action = takeAction(tidy(text.slice(found[0].length))).found;
      return action === undefined ? { say: WHICH } : run('insights.nudge', { ref: action });
    },
  },
  {
    like: 'escalate A-118',
    topic: 'actions',
    use: 'insights.escalate',
    match: /^(?:escalate|take up)(?=\W*(?:a\s?-?\s?\d|action \d|$))\s*/i,
    read({ text, found }) {
      const action = takeAction(tidy(text.slice(found[0].length))).found;
      return action === undefined
        ? { say: WHICH }
        : {
            form: 'insights.escalate',
            understood: { ref: action },
            lacks: 'What should the place help with? Choose it in our personal chat or on the page.',
          };
    },
  },
  {
    like: 'escalations',
    topic: 'actions',
    use: 'insights.escalations',
    match: /^(?:show )?(?:escalations|escalated|what is with (?:the )?place)$/i,
    read: () => run('insights.escalations', {}),
  },
];
