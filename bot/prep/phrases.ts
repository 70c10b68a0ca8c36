import { Refusal } from '../../src/core/refusal.ts';
import { takeDay, takeMember, takeRef, tidy } from '../grammar.ts';
import { after, meant } from '../huddles/meant.ts';
import { type Phrase, run, type Said, type Step } from '../phrase.ts';
import type { Turn } from '../turn.ts';

/** The item of a reference on the next agenda that it stands on; a sentence that helps when it stands on none. */
async function itemOf(ref: string, turn: Turn): Promise<string> {
  const same = (one: string): boolean => one.replace(/-0+/, '-') === ref.replace(/-0+/, '-');
  for (const huddle of await turn.ask('huddles.list', {
    from: turn.today,
    status: ['scheduled', 'live', 'draft'],
  })) {
    if (huddle.cases === 0) continue;
    const { items } = await turn.ask('huddles.read', { huddleId: huddle.id });
    const found = items.find((item) => same(item.ref));
    if (found !== undefined) return found.id;
  }
  throw new Refusal('missing', `${ref} is on no agenda yet. Type **add ${ref} to Tuesday** first.`);
}

const withRef =
  (step: (itemId: string, rest: string) => Step, lacks: string) =>
  async (said: Said): Promise<Step | undefined> => {
    const { found: ref, rest } = takeRef(after(said), said.turn);
    if (ref === undefined) return after(said) === '' ? { say: lacks } : undefined;
    return step(await itemOf(ref, said.turn), tidy(rest.replace(/^(?:because|as|since)\b/i, '')));
  };

/** "I can't come Tuesday, Priya covers": who covers stands with a word for it, by which the phrase is told from its elder. */
async function readCantCome(said: Said): Promise<Step | undefined> {
  const words = after(said);
  const hit =
    /\b(?:ask|asking)\s+@?(.+?)(?:\s+to\s+cover.*)?$|[,;.]?\s*@?([^,;.]+?)\s+(?:covers?|will cover|is covering|can cover|comes? instead|will come instead|instead)\b.*$/i.exec(
      words,
    );
  if (hit === null) return undefined;
  const name = tidy(hit[1] ?? hit[2] ?? '').replace(/^(?:and|but|so)\s+/i, '');
  const members = await said.turn.ask('neighbourhoods.members', {});
  const day = takeDay(words, said.turn);
  const typed = takeDay(name, said.turn).rest;
  const { found = [] } = takeMember(tidy(typed), members);
  const [cover, ...others] = found;
  if (cover === undefined)
    throw new Refusal(
      'missing',
      `I know nobody called that here. Say it like **I can’t come Tuesday, @Priya Shah covers**.`,
    );
  if (others.length > 0)
    throw new Refusal(
      'invalid',
      `Which one: ${found.map((one) => one.name).join(' or ')}? Say the full name.`,
    );
  const huddleId = await meant(day.found ?? '', said.turn);
  return run('prep.askCover', { huddleId, coverId: cover.id });
}

export const phrases: readonly Phrase[] = [
  {
    like: "I can't come Tuesday, Priya covers",
    topic: 'team',
    use: 'prep.askCover',
    match:
      /^(?=.*\b(?:ask(?:ing)?|cover(?:s|ing)?|instead)\b)(?:i )?(?:can't|cant|cannot|can not|won't be able to) (?:come|make it|attend|be there)\b(?: on| to)?\s*/i,
    read: readCantCome,
  },
  {
    like: 'who is coming Tuesday',
    topic: 'team',
    use: 'prep.cover',
    match: /^who(?:'s| is| are| will)? (?:coming|come|covers?|covering|here|there|in)\b(?: on| to)?\s*/i,
    read: async (said) => run('prep.cover', { huddleId: await meant(after(said), said.turn) }),
  },
  {
    like: 'backlog',
    topic: 'huddles',
    use: 'huddles.plan',
    match: /^(?:show |what is |what's )?(?:the )?(?:backlog|waiting list)\b(?: for| of| on)?\s*/i,
    read: async (said) => run('huddles.plan', { huddleId: await meant(after(said), said.turn) }),
  },
  {
    like: 'my prep',
    topic: 'huddles',
    use: 'prep.mine',
    match: /^(?:my |what is |what's )?(?:prep|preparation|my prep|what do i prepare|to prepare)$/i,
    read: () => run('prep.mine', {}),
  },
  {
    like: 'prepare N7-0042',
    topic: 'huddles',
    use: 'prep.write',
    match: /^(?:prepare|prep)\b\s*/i,
    read: withRef(
      (itemId) => ({
        form: 'prep.write',
        understood: { itemId },
        lacks: 'Prepare cases in our personal chat.',
      }),
      'Which case? Say it like **prepare N7-0042**, or **my prep** to see yours.',
    ),
  },
  {
    like: 'agree N7-0042',
    topic: 'huddles',
    use: 'prep.opine',
    match: /^(?:agree|i agree)(?: to| with| on)?\b\s*/i,
    read: withRef(
      (itemId, words) => run('prep.opine', { itemId, stance: 'agree', ...(words === '' ? {} : { words }) }),
      'To which case? Say it like **agree N7-0042**.',
    ),
  },
  {
    like: 'discuss N7-0042 her daughter disagrees',
    topic: 'huddles',
    use: 'prep.opine',
    match: /^(?:discuss|talk about|let's discuss|let's talk about)\b\s*/i,
    read: withRef(
      (itemId, words) => run('prep.opine', { itemId, stance: 'discuss', ...(words === '' ? {} : { words }) }),
      'Which case? Say it like **discuss N7-0042 her daughter disagrees**.',
    ),
  },
  {
    like: 'agreed Tuesday',
    topic: 'huddles',
    use: 'prep.agreed',
    match: /^(?:show )?(?:what is |what's )?agreed(?: without(?: a)? meeting)?\b(?: for| on)?\s*/i,
    read: async (said) => run('prep.agreed', { huddleId: await meant(after(said), said.turn) }),
  },
];
