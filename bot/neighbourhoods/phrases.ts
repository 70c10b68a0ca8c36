import { type Phrase, run } from '../phrase.ts';
import { readBack, readDeputy, readLeave } from './readers.ts';

const NAME = "@?([\\p{L}][\\p{L}.'’ -]{1,40}?)";
const KIND = "(?:(?:annual|sick|study|parental|maternity|paternity|carer'?s?|compassionate) )?";
const LEAVE = `${KIND}(?:leave|holidays?|a/l)`;
const MINE = new RegExp(
  `^(?:(?:i'?m|i am|i'?ll be|i will be|i'?m going|i go) (?:off )?on (?:my )?${LEAVE}|(?:i have|i'?ve got|i'?m taking|i take) (?:my |some )?${LEAVE}|(?:set|add|book|enter|record|plan) (?:my |some )?${LEAVE}|on ${LEAVE}|my ${LEAVE}(?: is)?|(?:i'?m|i am|i'?ll be|i will be) (?:away|off(?: work| sick)?)|${LEAVE})\\b[\\s:,]*`,
  'i',
);
/** "I'm off …", "leave …": leave only when days follow. */
const MAYBE = /^(?:leave|holiday|i(?:'?m| am|'?ll be| will be) (?:away|off(?! on)))\b/i;
const THEIRS = new RegExp(
  `^${NAME}(?: is| will be|'s)(?: going)?(?: off)? on ${LEAVE}\\b[\\s:,]*|^${NAME}'s? ${LEAVE}(?: is)?\\b[\\s:,]*`,
  'iu',
);
const END = '(?:end|cancel|stop|take back|undo|remove)';
const SINCE = '(?:,? (?:from (?:my )?(?:annual )?leave|at work|in work|early|today|now))*[.!]?';

/** Leave, deputies and telephones: one's own, or for a coordinator anybody's. */
export const phrases: readonly Phrase[] = [
  {
    like: 'who is on leave',
    topic: 'team',
    use: 'neighbourhoods.leave',
    match: new RegExp(
      `^(?:show |list )?(?:(?:who(?:'s| is| are|s)? (?:on ${LEAVE}|away|off)\\b.*|(?:my |the |all )?(?:${LEAVE}|absences?))|when am i (?:on leave|away|off))\\??$`,
      'i',
    ),
    read: () => run('neighbourhoods.leave', {}),
  },
  {
    like: 'end my leave',
    topic: 'team',
    use: 'neighbourhoods.endLeave',
    match: new RegExp(
      `^(?:(?:i'?m|i am) back${SINCE}|${NAME} is back${SINCE}|${END}(?: my| the)? ${LEAVE}(?: (?:of|for) ${NAME})?|${END} ${NAME}'s? ${LEAVE}|my ${LEAVE} (?:is over|has ended|is cancelled))$`,
      'iu',
    ),
    read: (said) => {
      const [, back, ofWhom, whose] = said.found;
      return readBack(said, /^(?!take ).*\bback\b/i.test(said.text), back ?? ofWhom ?? whose);
    },
  },
  {
    like: "I'm on leave 21 Dec to 4 Jan, Priya covers",
    topic: 'team',
    use: 'neighbourhoods.setLeave',
    match: MINE,
    read: (said) => readLeave(said, said.text.slice(said.found[0].length), sureOf(said.text)),
  },
  {
    like: 'Sam is on leave from Monday to Friday',
    topic: 'team',
    use: 'neighbourhoods.setLeave',
    match: THEIRS,
    read: (said) =>
      readLeave(said, said.text.slice(said.found[0].length), true, said.found[1] ?? said.found[2]),
  },
  {
    like: 'my deputy is Priya',
    topic: 'team',
    use: 'neighbourhoods.setDeputy',
    match: new RegExp(
      `^(?:(?:name |make )?my deputy(?: is|:| will be|=)?(?: ${NAME})?|who(?:'s| is) my deputy|(?:name|make) ${NAME} (?:as )?my deputy|${NAME} is my deputy)[?.!]?$`,
      'iu',
    ),
    read: (said) => readDeputy(said, said.found[1] ?? said.found[2] ?? said.found[3] ?? ''),
  },
  {
    like: 'no deputy',
    topic: 'team',
    use: 'neighbourhoods.setDeputy',
    match: new RegExp(
      `^(?:no deputy|(?:remove|take away|i have no) (?:my )?deputy|nobody covers(?: for)?(?: me)?|no deputy for ${NAME})[.!]?$`,
      'iu',
    ),
    read: (said) => readDeputy(said, null, said.found[1]),
  },
  {
    like: 'Priya covers for me',
    topic: 'team',
    use: 'neighbourhoods.setDeputy',
    match: new RegExp(
      `^(?:${NAME} (?:covers|will cover|is covering|can cover|stands in|is (?:the )?deputy) (?:for|of) ${NAME}|(?:the )?deputy (?:for|of) ${NAME}(?: is|:)? ${NAME}|${NAME}'s? deputy (?:is|:) ${NAME})[.!]?$`,
      'iu',
    ),
    read: (said) => {
      const [, covers, forWhom, ofWhom, is, whose, isToo] = said.found;
      return readDeputy(said, covers ?? is ?? isToo ?? '', forWhom ?? ofWhom ?? whose);
    },
  },
  {
    like: 'my phone is 01632 960 001',
    topic: 'team',
    use: 'neighbourhoods.setPhone',
    match:
      /^(?:(?:set |change )?my (?:phone|telephone|tel|mobile|number)(?: number)?(?: is| to|:|=| (?=[+(]?\d))|(?:set|change) my (?:phone|telephone)(?: number)?(?=$)|(?:ring|call) me (?:on|at)(?= [+(]?\d))\s*/i,
    read({ text, found }) {
      const phone = text
        .slice(found[0].length)
        .replace(/[.!?]+$/, '')
        .trim();
      return phone === ''
        ? { form: 'neighbourhoods.setPhone', understood: {}, lacks: 'Tell me in our personal chat.' }
        : run('neighbourhoods.setPhone', { phone });
    },
  },
  {
    like: 'my phone',
    topic: 'team',
    use: 'neighbourhoods.myPhone',
    match: /^(?:what(?:'s| is) |show )?my (?:phone|telephone)(?: number)?\??$/i,
    read: () => run('neighbourhoods.myPhone', {}),
  },
  {
    like: 'no phone',
    topic: 'team',
    use: 'neighbourhoods.setPhone',
    match: /^(?:no|remove(?: my)?|take away my|delete my) (?:phone|telephone)(?: number)?$/i,
    read: () => run('neighbourhoods.setPhone', { phone: '' }),
  },
];

const sureOf = (text: string): boolean => !MAYBE.test(text);
