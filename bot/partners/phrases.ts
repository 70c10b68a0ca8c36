import { after, ref } from '../actions/readers.ts';
import { type Phrase, run } from '../phrase.ts';

const ACTION = '(?=\\W*(?:a\\s?-?\\s?\\d|action \\d))';

export const phrases: readonly Phrase[] = [
  {
    like: 'share A-118 with Harbour Housing',
    topic: 'actions',
    use: 'partners.share',
    match: new RegExp(`^(?:share|make a link for|link)${ACTION}\\s*`, 'i'),
    read(said) {
      const action = ref(after(said));
      if (action === undefined) return undefined;
      const partner = action.rest.replace(/^(?:with|for|to)\s+/i, '');
      return partner === ''
        ? {
            form: 'partners.share',
            understood: { ref: action.ref },
            lacks: 'With which organisation? Tell me in our personal chat: the link is for you to copy.',
          }
        : run('partners.share', { ref: action.ref, partner });
    },
  },
  {
    like: 'links of A-118',
    topic: 'actions',
    use: 'partners.ofAction',
    match: new RegExp(`^(?:show )?(?:the )?links? (?:of|for)${ACTION}\\s*`, 'i'),
    read(said) {
      const action = ref(after(said));
      return action === undefined ? undefined : run('partners.ofAction', { ref: action.ref });
    },
  },
];
