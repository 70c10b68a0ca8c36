import { readSpan, type Span } from '../../src/calendar/index.ts';
import { addDays, type Day, showDay } from '../../src/core/day.ts';
import { membersNamed } from '../../src/neighbourhoods/member.ts';
import { takeMember, tidy } from '../grammar.ts';
import { type Fields, run, type Said, type Step } from '../phrase.ts';
import type { Out, Turn } from '../turn.ts';

type Team = Out<'neighbourhoods.members'>;
type Meant = { found: Team; rest: string };

const UNKNOWN = 'I know nobody called that here.';
const MOST_NAMES = 4;
/** Longer, or further away, than most leave is: the year may be a slip, so the form asks. */
const LONG_DAYS = 92;
const FAR_DAYS = 274;

const which = (found: Team): string =>
  `Which one: ${found.map(({ name }) => name).join(' or ')}? Say the full name.`;
/** The one member who is meant, or the sentence that says why it is not clear. */
const oneOf = (found: Team): { one: Team[number] } | { unclear: string } => {
  const [one, other] = found;
  return one === undefined ? { unclear: UNKNOWN } : other === undefined ? { one } : { unclear: which(found) };
};

const COVERED_BY =
  /(?:^|[\s,;.]+)(?:and |with )?(?:covered by|cover(?: is| by|ed)?:?|(?:my )?deputy(?: is|:)?)\s+@?([^,;.]+)$/i;
const COVERS =
  /^(.*?)\s+(?:(?:will |can |is going to )?cover|covers|(?:is )?covering|stands in|is (?:my |the )?deputy)(?: for (?:me|him|her|them)| me)?$/i;

/** "…, Priya covers" at the end of the words, and what stands before it; without such words nothing. */
function takeCover(words: string, team: Team): Meant | undefined {
  const by = COVERED_BY.exec(words);
  if (by !== null) return { found: membersNamed(team, by[1] ?? ''), rest: tidy(words.slice(0, by.index)) };
  const before = COVERS.exec(words)?.[1];
  if (before === undefined) return undefined;
  const parts = [...before.matchAll(/[^\s,;]+/g)];
  for (const from of parts.slice(-MOST_NAMES)) {
    const found = membersNamed(team, before.slice(from.index));
    if (found.length > 0) return { found, rest: joint(before.slice(0, from.index)) };
  }
  const comma = Math.max(before.lastIndexOf(','), before.lastIndexOf(';'));
  const at = comma >= 0 ? comma : (parts.at(-1)?.index ?? 0);
  return { found: [], rest: joint(before.slice(0, at)) };
}
const joint = (words: string): string =>
  tidy(tidy(words).replace(/(?:^|[\s,]+)(?:and|while|with|but)$/i, ''));

/** "for Sam …" at the beginning; "for two weeks" and "for me" are nobody else. */
function takeWhose(words: string, team: Team): Meant | undefined {
  const named =
    /^for (?=@?\p{L})(?!(?:an?|the|one|two|three|four|five|six|seven|eight|nine|ten|me|myself)\b)/iu.exec(
      words,
    );
  if (named === null) return undefined;
  const said = words.slice(named[0].length);
  const { found = [], rest } = takeMember(said, team);
  // The days stand after a name that nobody has, too.
  return {
    found,
    rest:
      found.length > 0
        ? rest
        : said.replace(/^.*?[\s,]+(?=(?:from|on|until|till|next|this|between|\d))/i, ''),
  };
}

/** Whom the words are about, when it is not the speaker. */
function other(found: Team, turn: Turn): { memberId?: string } | { say: string } {
  const meant = oneOf(found);
  if ('unclear' in meant) return { say: meant.unclear };
  return meant.one.id === turn.me.memberId ? {} : { memberId: meant.one.id };
}

const AGAIN = 'Say it like **I’m on leave 21 Dec to 4 Jan**.';
/** Why these days are asked again, undefined when they are clear. */
function unclear(span: Span | undefined, today: Day, words: string): string | undefined {
  if (words === '') return `From when until when? ${AGAIN}`;
  if (span === undefined) return `I could not read the days. ${AGAIN}`;
  const { firstDay, lastDay } = span;
  if (lastDay === undefined) return `Until when, from ${showDay(firstDay, today)} on? ${AGAIN}`;
  if (/\d{4}/.test(words)) return undefined;
  return lastDay > addDays(firstDay, LONG_DAYS) || firstDay > addDays(today, FAR_DAYS)
    ? `That is ${showDay(firstDay, today)} to ${showDay(lastDay)}: check the years. Say it again with both years.`
    : undefined;
}

/**
 * "I'm on leave 21 Dec to 4 Jan, Priya covers", "leave for Sam from …". What is clear is kept for the form that asks for the
 * rest. `who`: the name said before ("Sam is on leave …"). `sure`: the words speak of leave for certain; else ("I'm off …",
 * "leave it") without days nothing was meant.
 */
export async function readLeave(
  { turn }: Said,
  words: string,
  sure: boolean,
  who?: string,
): Promise<Step | undefined> {
  const team = await turn.ask('neighbourhoods.members', {});
  const cover = takeCover(words.replace(/[.!,]+$/, ''), team);
  const about =
    who === undefined
      ? takeWhose(cover?.rest ?? words, team)
      : { found: membersNamed(team, who), rest: cover?.rest ?? words };
  const days = tidy((about?.rest ?? cover?.rest ?? words).replace(/^for (?:me|myself)\b/i, ''));
  const span = readSpan(days, turn.today, turn.neighbourhood.localClosures);
  if (!sure && span === undefined && (about?.found.length ?? 0) === 0) return undefined;
  const whose = about === undefined ? {} : other(about.found, turn);
  if ('say' in whose) return whose;
  const deputy = cover === undefined ? undefined : oneOf(cover.found);
  const deputyId = deputy !== undefined && 'one' in deputy ? deputy.one.id : undefined;
  const lacks =
    unclear(span, turn.today, days) ??
    (deputy !== undefined && 'unclear' in deputy ? `${deputy.unclear} Who covers?` : undefined);
  if (lacks === undefined && span?.lastDay !== undefined)
    return run('neighbourhoods.setLeave', {
      ...whose,
      firstDay: span.firstDay,
      lastDay: span.lastDay,
      ...(deputyId !== undefined && { deputyId }),
    });
  const understood: Fields = {
    ...whose,
    ...(span !== undefined && { firstDay: span.firstDay }),
    ...(span?.lastDay !== undefined && { lastDay: span.lastDay }),
    ...(deputyId !== undefined && { deputyId }),
    // The form itself asks: no need to say how to say it.
    lacks: (lacks ?? '').replace(AGAIN, '').trim(),
  };
  return { form: 'neighbourhoods.setLeave', understood, lacks: lacks ?? AGAIN };
}

/** "I'm back", "Sam is back" end leave that is on; "end my leave" else takes back the one that is ahead. */
export async function readBack(
  { text, turn }: Said,
  saysBack: boolean,
  who?: string,
): Promise<Step | undefined> {
  const isPlain = saysBack && !/leave|holiday/i.test(text);
  const leave = await turn.ask('neighbourhoods.leave', {});
  let memberId = turn.me.memberId;
  if (who !== undefined) {
    const found = membersNamed(await turn.ask('neighbourhoods.members', {}), who);
    if (isPlain && found.length === 0) return undefined;
    const whose = other(found, turn);
    if ('say' in whose) return whose;
    memberId = whose.memberId ?? memberId;
  }
  const own = leave.filter((one) => one.memberId === memberId);
  if (own.some(({ firstDay }) => firstDay <= turn.today)) return run('neighbourhoods.back', { memberId });
  // "I'm back" of somebody who was not away belongs to the huddle.
  if (isPlain) return undefined;
  if (saysBack) return { say: 'Nobody was on leave there: nothing is changed.' };
  const [only, another] = own;
  if (only === undefined) return { say: `There is no leave to end. ${AGAIN}` };
  return another === undefined
    ? run('neighbourhoods.endLeave', { id: only.id })
    : run('neighbourhoods.leave', {});
}

/** "my deputy is Priya", "Priya covers for Sam"; null takes the deputy away. */
export async function readDeputy({ turn }: Said, deputy: string | null, who?: string): Promise<Step> {
  const team = await turn.ask('neighbourhoods.members', {});
  const whose = who === undefined || /^(?:me|my|i)$/i.test(who) ? {} : other(membersNamed(team, who), turn);
  if ('say' in whose) return whose;
  if (deputy === null) return run('neighbourhoods.setDeputy', { ...whose, deputyId: null });
  const meant = oneOf(membersNamed(team, deputy));
  if ('one' in meant) return run('neighbourhoods.setDeputy', { ...whose, deputyId: meant.one.id });
  const lacks = deputy === '' ? 'Who covers? Say it like **my deputy is Priya**.' : meant.unclear;
  return {
    form: 'neighbourhoods.setDeputy',
    understood: { ...whose, ...(deputy !== '' && { lacks }) },
    lacks,
  };
}
