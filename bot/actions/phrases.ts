import { takeAction, takeDay, takeMember, takeRef, tidy } from '../grammar.ts';
import { type Fields, type Phrase, run, type Said, type Step } from '../phrase.ts';

const after = ({ text, found }: Said): string => tidy(text.slice(found[0].length));
const NO_REF = 'Which action? Say its reference too, like **done A-118**.';
const ref = (words: string): { ref: string; rest: string } | undefined => {
  const { found, rest } = takeAction(words);
  return found === undefined ? undefined : { ref: found, rest };
};

async function readAssign(said: Said): Promise<Step> {
  const { turn } = said;
  const about = takeRef(after(said), said.turn);
  const day = takeDay(about.rest, turn);
  const [members, current] = await Promise.all([
    turn.ask('neighbourhoods.members', {}),
    turn.ask('huddles.current', {}),
  ]);
  const who = takeMember(day.rest, members);
  // In a live huddle an action without a reference is about the case that is being discussed.
  const caseRef = about.found ?? current?.ref ?? undefined;
  const title = who.rest;
  const owner = who.found?.length === 1 ? who.found[0] : undefined;
  const huddleId = caseRef !== undefined && current?.ref === caseRef ? current.huddleId : undefined;
  if (caseRef !== undefined && owner !== undefined && title !== '' && !day.unread)
    return run('actions.assign', {
      caseRef,
      title,
      ownerId: owner.id,
      ...(day.found !== undefined && { due: day.found }),
      ...(huddleId !== undefined && { huddleId }),
    });
  const understood: Fields = {
    ...(caseRef !== undefined && { caseRef }),
    ...(owner !== undefined && { ownerId: owner.id }),
    ...(day.found !== undefined && { due: day.found }),
    ...(huddleId !== undefined && { huddleId }),
    title,
  };
  return { form: 'actions.assign', understood, lacks: lacking(caseRef, who.found, title) };
}

function lacking(
  caseRef: string | undefined,
  owners: readonly { name: string }[] | undefined,
  title: string,
): string {
  const again = 'Say it again like **assign @Priya book echo for N7-0042 by Friday**.';
  if (title === '') return `What is to be done? ${again}`;
  if (owners !== undefined && owners.length > 1)
    return `Which one: ${owners.map((one) => one.name).join(' or ')}? ${again}`;
  if (owners?.length !== 1)
    return `Who will do it? Each action has one owner, a member of the team. ${again}`;
  return caseRef === undefined ? `For whom? ${again}` : `By which day? I could not read the date. ${again}`;
}

async function readGive(said: Said): Promise<Step> {
  const action = ref(after(said));
  if (action === undefined) return { say: 'Which action? Say it like **give A-118 to @Sam**.' };
  const { found } = takeMember(action.rest, await said.turn.ask('neighbourhoods.members', {}));
  const [to, other] = found ?? [];
  return to !== undefined && other === undefined
    ? run('actions.reassign', { ref: action.ref, ownerId: to.id })
    : {
        form: 'actions.reassign',
        understood: { ref: action.ref },
        lacks: 'To whom? Say it like **give A-118 to @Sam**, with a name that only one member has.',
      };
}

/** "snooze A-118 to Monday awaiting reply": from which day on, and why; what is not understood is asked in the form. */
function readSnooze(said: Said): Step {
  const action = ref(after(said));
  if (action === undefined)
    return { say: 'Which action? Say it like **snooze A-118 to Monday awaiting reply**.' };
  const day = takeDay(action.rest, said.turn);
  const why = day.rest.replace(/^(?:to|till|until|because|as|,|:|-)+\s*/i, '').trim();
  return day.found !== undefined && why !== ''
    ? run('actions.snooze', { ref: action.ref, until: day.found, why })
    : {
        form: 'actions.snooze',
        understood: { ref: action.ref, ...(day.found !== undefined && { until: day.found }), why },
        lacks: `Until when, and why? Say it like **snooze ${action.ref} to Monday awaiting reply**.`,
      };
}

type Single = 'actions.accept' | 'actions.start' | 'actions.wake' | 'actions.reopen' | 'actions.unblock';
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
    use: 'actions.mine',
    match:
      /^(?:(?:show |list )?(?:me )?my actions|what(?:'s| is| do i have) (?:due|to do)|my to-?dos?|actions)$/i,
    read: () => run('actions.mine', {}),
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
    like: 'block A-118 no transport',
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
        : run('actions.block', {
            ref: action.ref,
            because: action.rest.replace(/^(?:because|by|since)\s+/i, ''),
          });
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
];
