import { takeRef } from '../grammar.ts';
import { type Phrase, run, type Said, type Step } from '../phrase.ts';
import { MOST_ROWS } from './face.ts';
import {
  after,
  blockWords,
  NO_REF,
  readAssign,
  readGive,
  readHelp,
  readSnooze,
  ref,
  twoRefs,
} from './readers.ts';

type Single =
  | 'actions.stopHelping'
  | 'actions.accept'
  | 'actions.start'
  | 'actions.wake'
  | 'actions.reopen'
  | 'actions.unblock';
const onOne =
  (use: Single) =>
  (said: Said): Step | undefined => {
    const action = ref(after(said));
    return action === undefined ? undefined : run(use, { ref: action.ref });
  };

export const phrases: readonly Phrase[] = [
  {
    like: 'assign @Priya book echo for N7-0042 by Friday',
    topic: 'actions',
    use: 'actions.assign',
    match: /^(?:assign|new action|add (?:an )?action|action)(?: to)?(?=[\s:]+(?!a?-?\d+\b))[\s:]*/i,
    read: readAssign,
  },
  {
    like: 'my actions',
    topic: 'actions',
    use: 'actions.myFirst',
    match:
      /^(?:(?:show |list )?(?:me )?my actions|what(?:'s| is| do i have) (?:due|to do)|my to-?dos?|actions)$/i,
    read: () => run('actions.myFirst', { most: MOST_ROWS }),
  },
  {
    like: 'done A-118 booked for 3 Dec',
    topic: 'actions',
    use: 'actions.complete',
    match: /^(?:done|complete[d]?|finish(?:ed)?|close)(?=\W*(?:a\s?-?\s?\d|action \d|$))\s*/i,
    read(said) {
      const action = ref(after(said));
      if (action === undefined) return { say: NO_REF };
      return run('actions.complete', { ref: action.ref, ...(action.rest !== '' && { note: action.rest }) });
    },
  },
  {
    like: 'block A-118 no transport, needs a taxi account',
    topic: 'actions',
    use: 'actions.block',
    match: /^block(?:ed)?(?=\W*(?:a\s?-?\s?\d|action \d))\s*/i,
    read(said) {
      const action = ref(after(said));
      if (action === undefined) return { say: NO_REF };
      return action.rest === ''
        ? {
            form: 'actions.block',
            understood: { ref: action.ref },
            lacks: `What blocks it? Say it like **block ${action.ref} no transport**.`,
          }
        : run('actions.block', { ref: action.ref, ...blockWords(action.rest) });
    },
  },
  {
    like: 'give A-118 to @Sam',
    topic: 'actions',
    use: 'actions.reassign',
    match: /^(?:give|reassign|transfer|hand(?: over)?|pass)(?=\W*(?:a\s?-?\s?\d|action \d))\s*/i,
    read: readGive,
  },
  {
    like: 'snooze A-118 to Monday awaiting reply',
    topic: 'actions',
    use: 'actions.snooze',
    match: /^(?:snooze|put off|remind me (?:of|about))(?=\W*(?:a\s?-?\s?\d|action \d))\s*/i,
    read: readSnooze,
  },
  {
    like: 'wake A-118',
    topic: 'actions',
    use: 'actions.wake',
    match: /^(?:wake|unsnooze)(?=\W*(?:a\s?-?\s?\d|action \d))\s*/i,
    read: onOne('actions.wake'),
  },
  {
    like: 'in hand A-118',
    topic: 'actions',
    use: 'actions.start',
    match: /^(?:in hand|start(?:ed)?|doing)(?=\W*(?:a\s?-?\s?\d|action \d))\s*/i,
    read: onOne('actions.start'),
  },
  {
    like: 'accept A-118',
    topic: 'actions',
    use: 'actions.accept',
    match: /^accept(?=\W*(?:a\s?-?\s?\d|action \d))\s*/i,
    read: onOne('actions.accept'),
  },
  {
    like: 'decline A-118 I am on leave',
    topic: 'actions',
    use: 'actions.decline',
    match: /^(?:decline|refuse)(?=\W*(?:a\s?-?\s?\d|action \d))\s*/i,
    read(said) {
      const action = ref(after(said));
      if (action === undefined) return undefined;
      return action.rest === ''
        ? {
            form: 'actions.decline',
            understood: { ref: action.ref },
            lacks: `Why? Say it like **decline ${action.ref} I am on leave**.`,
          }
        : run('actions.decline', { ref: action.ref, why: action.rest });
    },
  },
  {
    like: 'not done A-118',
    topic: 'actions',
    use: 'actions.notDone',
    match: /^(?:not done|couldn't do|could not do)(?=\W*(?:a\s?-?\s?\d|action \d))\s*/i,
    read(said) {
      const action = ref(after(said));
      if (action === undefined) return undefined;
      return {
        form: 'actions.notDone',
        understood: { ref: action.ref, ...(action.rest !== '' && { words: action.rest }) },
        lacks: 'Tell me why in our personal chat: the reason is kept as one of a list.',
      };
    },
  },
  {
    like: 'reopen A-118',
    topic: 'actions',
    use: 'actions.reopen',
    match: /^(?:reopen|undo done)(?=\W*(?:a\s?-?\s?\d|action \d))\s*/i,
    read: onOne('actions.reopen'),
  },
  {
    like: 'unblock A-118',
    topic: 'actions',
    use: 'actions.unblock',
    match: /^unblock(?:ed)?(?=\W*(?:a\s?-?\s?\d|action \d))\s*/i,
    read: onOne('actions.unblock'),
  },
  {
    like: 'outstanding',
    topic: 'actions',
    use: 'actions.outstanding',
    match:
      /^(?:show |what(?:'s| is) )?(?:outstanding|overdue)(?: actions)?(?: by (?:organisation|owner|age))?$/i,
    read: () => run('actions.outstanding', {}),
  },
  {
    like: 'blocked',
    topic: 'actions',
    use: 'actions.list',
    match: /^(?:show |what(?:'s| is) )?blocked(?: actions)?$/i,
    read: () => run('actions.list', { status: ['blocked'] }),
  },
  {
    like: 'actions for N7-0042',
    topic: 'actions',
    use: 'actions.ofCase',
    match: /^(?:show )?actions (?:for|of|on) /i,
    read(said) {
      const { found } = takeRef(after(said), said.turn);
      return found === undefined ? undefined : run('actions.ofCase', { ref: found });
    },
  },
  {
    like: 'A-118',
    topic: 'actions',
    use: 'actions.read',
    match: /^(?:show |open |action )?a\s?-?\s?\d{1,7}$/i,
    read({ text }) {
      const action = ref(text);
      return action === undefined ? undefined : run('actions.read', { ref: action.ref });
    },
  },
  {
    like: 'merge A-118 into A-97',
    topic: 'actions',
    use: 'actions.merge',
    match: /^(?:merge|join)(?=\W*(?:a\s?-?\s?\d|action \d))\s*/i,
    read(said) {
      const [first, second] = twoRefs(after(said));
      return first === undefined || second === undefined
        ? { say: 'Which into which? Say it like **merge A-118 into A-97**: the second goes on.' }
        : run('actions.merge', { ref: first, into: second });
    },
  },
  {
    like: 'A-118 and A-97 are different',
    topic: 'actions',
    use: 'actions.keepApart',
    match: /^(?:keep )?(?=(?:a\s?-?\s?\d|action \d).*(?:are different|are not the same|apart)$)/i,
    read({ text }) {
      const [ref, other] = twoRefs(text);
      return ref === undefined || other === undefined ? undefined : run('actions.keepApart', { ref, other });
    },
  },
  {
    like: '@Sam helps with A-118',
    topic: 'actions',
    use: 'actions.help',
    match:
      /^(?:i|i'll|i will|i can|@?[\p{L}.'’ -]{2,40}?)\s+helps?(?:\s+with)?(?=\W*(?:a\s?-?\s?\d|action \d))\s*/iu,
    read: readHelp,
  },
  {
    like: 'stop helping with A-118',
    topic: 'actions',
    use: 'actions.stopHelping',
    match: /^(?:stop|no longer) help(?:ing)?(?:\s+with)?(?=\W*(?:a\s?-?\s?\d|action \d))\s*/i,
    read: onOne('actions.stopHelping'),
  },
  {
    like: 'find action echo',
    topic: 'actions',
    use: 'actions.search',
    match: /^(?:find|search)(?: (?:an? |the )?actions?)(?: (?:about|with|like))?\s+(?=\S)/i,
    read: (said) => run('actions.search', { text: after(said).slice(0, 100) }),
  },
];
