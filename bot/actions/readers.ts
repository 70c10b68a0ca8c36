import { membersNamed } from '../../src/neighbourhoods/member.ts';
import { takeAction, takeDay, takeMember, takeRef, tidy } from '../grammar.ts';
import { type Fields, run, type Said, type Step } from '../phrase.ts';
import type { Turn } from '../turn.ts';

export const after = ({ text, found }: Said): string => tidy(text.slice(found[0].length));
export const NO_REF = 'Which action? Say its reference too, like **done A-118**.';
export const ref = (words: string): { ref: string; rest: string } | undefined => {
  const { found, rest } = takeAction(words);
  return found === undefined ? undefined : { ref: found, rest };
};

/** What the words of an action hold: for whom, by whom, by when, and what is left over says what is to be done. */
export async function understand(words: string, turn: Turn) {
  const about = takeRef(words, turn);
  const day = takeDay(about.rest, turn);
  const [members, current] = await Promise.all([
    turn.ask('neighbourhoods.members', {}),
    turn.ask('huddles.current', {}),
  ]);
  const who = takeMember(day.rest, members);
  // In a live huddle an action without a reference is about the case that is being discussed.
  const caseRef = about.found ?? current?.ref ?? undefined;
  const owner = who.found?.length === 1 ? who.found[0] : undefined;
  const huddleId = caseRef !== undefined && current?.ref === caseRef ? current.huddleId : undefined;
  const understood: Fields = {
    ...(caseRef !== undefined && { caseRef }),
    ...(owner !== undefined && { ownerId: owner.id }),
    ...(day.found !== undefined && { due: day.found }),
    ...(huddleId !== undefined && { huddleId }),
    title: who.rest,
  };
  return { understood, could: who.found, unread: day.unread };
}

export async function readAssign(said: Said): Promise<Step> {
  const { understood, could, unread } = await understand(after(said), said.turn);
  const { caseRef, ownerId, due, huddleId, title = '' } = understood;
  if (caseRef !== undefined && ownerId !== undefined && title !== '' && !unread)
    return run('actions.assign', {
      caseRef,
      title,
      ownerId,
      ...(due !== undefined && { due }),
      ...(huddleId !== undefined && { huddleId }),
    });
  return { form: 'actions.assign', understood, lacks: lacking(caseRef, could, title) };
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

export async function readGive(said: Said): Promise<Step> {
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
export function readSnooze(said: Said): Step {
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

/** "no transport, needs a taxi account": what blocks it, and what would unblock it. */
export function blockWords(words: string): { because: string; unblocks?: string } {
  const said = words.replace(/^(?:because|by|since)\s+/i, '');
  const found = /[,;.]\s*(?:needs?|would unblock(?: it)?:?|unblocked by|until)\s+(?=\S)/i.exec(said);
  const because = found === null ? '' : said.slice(0, found.index).trim();
  return found === null || because === ''
    ? { because: said }
    : { because, unblocks: said.slice(found.index + found[0].length).trim() };
}

/** Two references of actions, in the order in which they stand. */
export function twoRefs(words: string): readonly [string | undefined, string | undefined] {
  const first = ref(words);
  const second = first && ref(first.rest);
  return [first?.ref, second?.ref];
}

/** "I help with A-118" is oneself; "@Sam helps with A-118" names a member, who must be one of the team. */
export async function readHelp(said: Said): Promise<Step | undefined> {
  const action = ref(after(said));
  if (action === undefined) return undefined;
  const who = /^(.*?)\s+helps?\b/i.exec(said.text)?.[1] ?? '';
  if (/^i(?:['’]ll| will| can)?$/i.test(who)) return run('actions.help', { ref: action.ref });
  const [member, other] = membersNamed(await said.turn.ask('neighbourhoods.members', {}), who);
  return member === undefined || other !== undefined
    ? { say: 'Who helps? Say it like **@Sam helps with A-118**, with a name that only one member has.' }
    : run('actions.help', { ref: action.ref, memberId: member.id });
}
