import { Refusal } from '../../src/core/refusal.ts';
import { press } from '../cards.ts';
import { takeMember, takeRef, tidy } from '../grammar.ts';
import { type Phrase, run, type Said, type Step } from '../phrase.ts';
import type { Turn } from '../turn.ts';

const after = ({ text, found }: Said): string => text.slice(found[0].length).trim();
// What somebody means as an NHS number, right or wrong: the check says what is the matter with it.
const NUMBER = /(?<![\d-])\d(?:[\s-]?\d){7,11}(?!\d)/;

/** A number that we hold opens with its three identifiers; one that we do not asks for name and birth date. */
async function readAdd(said: Said): Promise<Step> {
  const { turn } = said;
  const words = after(said);
  const ref = takeRef(words, turn);
  if (ref.found !== undefined) return takeUp(turn, ref.found, tidy(ref.rest));
  const number = NUMBER.exec(words);
  if (number === null)
    return {
      say: 'Whose case? Say the NHS number and what the team is asked: **add case 999 000 0018 two falls since discharge**.',
    };
  const question = tidy(`${words.slice(0, number.index)} ${words.slice(number.index + number[0].length)}`);
  const held = await turn.ask('cases.lookUp', { nhsNumber: number[0] });
  if (held.problem !== undefined) throw new Refusal('invalid', held.problem);
  const caseRef = 'caseRef' in held ? held.caseRef : undefined;
  if (caseRef !== undefined)
    return {
      face: {
        heading: `${caseRef} is a case already.`,
        line: 'Nothing was added. Open it to add to it.',
        buttons: [press('Open the case', 'cases.read', { ref: caseRef })],
      },
    };
  if (held.known) return takeUp(turn, held.ref, question);
  return {
    form: 'cases.add',
    understood: { nhsNumber: number[0], ...(question !== '' && { question }) },
    lacks: 'Let’s do that privately.',
  };
}

/** Towards a case for somebody we hold: professionals accept, others propose. */
function takeUp(turn: Turn, ref: string, question: string): Step {
  const understood = { ref, ...(question !== '' && { question }) };
  const lacks = 'Let’s do that privately.';
  return turn.isProfessional && turn.me.grants.has('cases.accept')
    ? { form: 'cases.accept', understood, lacks }
    : { form: 'cases.propose', understood, lacks };
}

async function readOpen(said: Said): Promise<Step | undefined> {
  const { found } = takeRef(said.text, said.turn);
  if (found === undefined) return undefined;
  const [hit] = await said.turn.ask('cases.search', { text: found });
  return hit === undefined || hit.caseId === null
    ? {
        form: 'people.open',
        understood: { ref: found, purpose: 'candidate' },
        lacks: 'Let’s do that privately.',
      }
    : run('cases.read', { ref: found });
}

async function readDecline(said: Said): Promise<Step | undefined> {
  const { found, rest } = takeRef(after(said), said.turn);
  if (found === undefined) return undefined;
  const [hit] = await said.turn.ask('cases.search', { text: found });
  if (hit === undefined || hit.caseId === null)
    throw new Refusal('missing', `Nobody has proposed ${found}. Check the reference.`);
  const reason = tidy(rest);
  return reason === ''
    ? { form: 'cases.decline', understood: { id: hit.caseId, ref: found }, lacks: 'Let’s do that privately.' }
    : run('cases.decline', { id: hit.caseId, reason });
}

const REF = '[a-z][a-z0-9]{0,5}\\s?-\\s?\\d';

export const phrases: readonly Phrase[] = [
  {
    like: 'add case 999 000 0018 two falls since discharge',
    topic: 'cases',
    use: 'cases.add',
    match: /^(?:add|new|create)(?: an?)? (?:case|person|referral)\b[\s:]*/i,
    read: readAdd,
  },
  {
    like: 'search Jennings',
    topic: 'cases',
    use: 'cases.search',
    match:
      /^(?:search|find|look up|look for|who is(?! (?:coming|here|there|in|chairing)))\b(?: for)?[\s:]*(?=\S)/i,
    read: (said) => run('cases.search', { text: after(said).replace(/[?]$/, '').slice(0, 100) }),
  },
  {
    like: 'N7-0042',
    topic: 'cases',
    use: 'cases.read',
    match: new RegExp(`^(?:open |show |case |read )*(?!a\\s?-?\\s?\\d)${REF}+$`, 'i'),
    read: readOpen,
  },
  {
    like: 'my cases',
    topic: 'cases',
    use: 'cases.list',
    match: /^(?:show |list )?(my |all )?(?:the )?cases$/i,
    read: ({ found }) => run('cases.list', /^my/i.test(found[1] ?? '') ? { mine: true } : {}),
  },
  {
    like: 'accept N7-0042',
    topic: 'cases',
    use: 'cases.accept',
    match: new RegExp(`^accept (?=${REF})`, 'i'),
    read(said) {
      const { found, rest } = takeRef(after(said), said.turn);
      return found === undefined ? undefined : takeUp(said.turn, found, tidy(rest));
    },
  },
  {
    like: 'propose N7-0042 to @Anna is home care enough?',
    topic: 'cases',
    use: 'cases.propose',
    match: /^propose\b\s*/i,
    async read(said) {
      const { found, rest } = takeRef(after(said), said.turn);
      if (found === undefined)
        return { say: 'Whom? Say it like **propose N7-0042 to @Anna is home care enough?**' };
      const to = takeMember(rest, await said.turn.ask('neighbourhoods.members', {}));
      const [only, other] = to.found ?? [];
      return {
        form: 'cases.propose',
        understood: {
          ref: found,
          ...(only !== undefined && other === undefined && { to: only.id }),
          ...(tidy(to.rest) !== '' && { question: tidy(to.rest) }),
        },
        lacks: 'Let’s do that privately.',
      };
    },
  },
  {
    like: 'decline N7-0042 already with the falls clinic',
    topic: 'cases',
    use: 'cases.decline',
    match: new RegExp(`^decline (?=${REF})`, 'i'),
    read: readDecline,
  },
];
