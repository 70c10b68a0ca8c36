import { ruleInWords } from '../../src/calendar/index.ts';
import { type Day, showDay, showTime } from '../../src/core/day.ts';
import { Refusal } from '../../src/core/refusal.ts';
import type { HuddleDetail, Series } from '../../src/huddles/huddle.ts';
import { type Face, press, text } from '../cards.ts';
import { takeDay } from '../grammar.ts';
import { run, type Said, type Step } from '../phrase.ts';
import type { Turn } from '../turn.ts';
import { after, meant } from './meant.ts';

export type Scope = 'one' | 'following' | 'all';
const FOLLOWING =
  /\s+(?:and (?:(?:all )?(?:those|the ones) after(?: it)?|after|following|onwards?|all after)|onwards?|on)$/i;
const ALL = /^(?:all|every|each)\s+/i;

/** "Tuesday and those after", "every Tuesday", "Tuesday": which huddles are meant, and the words for the first of them. */
export function takeScope(words: string): { scope: Scope; which: string } {
  const which = words.trim();
  if (FOLLOWING.test(which)) return { scope: 'following', which: which.replace(FOLLOWING, '') };
  return ALL.test(which) ? { scope: 'all', which: which.replace(ALL, '') } : { scope: 'one', which };
}

/** The day that the rule knows a huddle by: where it stood before a bank holiday, or somebody, moved it. */
export const ruleDayOf = ({ movedFrom, day }: Pick<HuddleDetail, 'movedFrom' | 'day'>): Day =>
  movedFrom ?? day;

export async function seriesOf(huddle: Pick<HuddleDetail, 'seriesId'>, turn: Turn): Promise<Series> {
  const found = (await turn.ask('huddles.series', {})).find(({ id }) => id === huddle.seriesId);
  if (found === undefined)
    throw new Refusal('missing', 'That huddle stands alone, or its series has ended. Change only that one.');
  return found;
}

/** A rule in words; one that nobody can say in words stands as it is. */
export function inWords(rule: string): string {
  try {
    return ruleInWords(rule);
  } catch {
    return rule;
  }
}

/** "Now every Tuesday at 8:45; from Tue 30 Mar on every Thursday at 9:00. ": a change that is still to come; else nothing. */
export function nowAndThen({ untilThen: now, rule, start }: Series, today: Day): string {
  if (now === null) return '';
  const at = (often: string, from: string): string => `${inWords(often)} at ${showTime(from.slice(11))}`;
  return `Now ${at(now.rule, now.start)}; from ${showDay(now.day, today)} on ${at(rule, start)}. `;
}

/** "change series Tuesday": a form with what the series is now. */
export async function readChange(said: Said): Promise<Step> {
  const { which, scope } = takeScope(after(said));
  const huddleId = await meant(which, said.turn);
  const huddle = await said.turn.ask('huddles.read', { huddleId });
  const series = await seriesOf(huddle, said.turn);
  return {
    form: 'huddles.changeSeries',
    understood: {
      seriesId: series.id,
      from: ruleDayOf(huddle),
      scope: scope === 'following' ? 'following' : 'all',
    },
    lacks: 'Let’s do that privately: ask me again in our own chat, or change the series in the Huddle tab.',
  };
}

/** "extra huddle Thu 10 Dec": one more date of the series, at its own time; of several series, that of the next huddle. */
export async function readExtra(said: Said): Promise<Step> {
  const { turn } = said;
  const { found: day } = takeDay(`on ${after(said)}`, turn);
  if (day === undefined) return { say: 'On which day? Say it like **extra huddle Thu 10 Dec**.' };
  const next = await turn.ask('huddles.next', {});
  if (next === null) return { say: 'No series goes on. **schedule** one first.' };
  const series = await seriesOf(next, turn);
  return run('huddles.changeSeries', {
    seriesId: series.id,
    version: series.version,
    extra: [...new Set([...series.extra, day])].sort(),
    except: series.except.filter((one) => one !== day),
  });
}

/** "post Tuesday's huddles here": the channel in which it is said gets the posts of that huddle's series; of none named, the next one's. */
export async function readPostHere(said: Said): Promise<Step> {
  const { turn } = said;
  if (turn.channel === undefined)
    return { say: 'Say that in the channel of the team that is to have the posts: **post huddles here**.' };
  if (!turn.me.grants.has('huddles.schedule'))
    return { say: 'The coordinator or chair chooses where the posts go. Ask them.' };
  const huddleId = await meant(said.found[1] ?? '', turn);
  const series = await seriesOf(await turn.ask('huddles.read', { huddleId }), turn);
  return run('huddles.changeSeries', {
    seriesId: series.id,
    version: series.version,
    channelId: await turn.channel(),
  });
}

/** "closed on 24 December": what that moves is shown before anything is saved. */
export async function readClosed(said: Said): Promise<Step> {
  const { turn } = said;
  const { found: day } = takeDay(`on ${after(said).replace(/^on /i, '')}`, turn);
  if (day === undefined) return { say: 'On which day? Say it like **closed on 24 December**.' };
  const { days } = await turn.ask('neighbourhoods.closures', {});
  return { face: await closingFace(day, days, turn) };
}

async function closingFace(day: Day, was: Day[], turn: Turn): Promise<Face> {
  const shown = showDay(day, turn.today);
  if (was.includes(day)) return { heading: `${shown} is a closed day already.` };
  const days = [...was, day].sort();
  const moves = await turn.ask('huddles.previewClosures', { days });
  return {
    heading: `Close on ${shown}?`,
    line: moves.length === 0 ? 'No huddle in the diary moves.' : 'This moves:',
    body: moves.map((move) =>
      text(
        `${showDay(move.day, turn.today)} at ${showTime(move.time)} ${move.to === null ? 'falls away' : `goes to ${showDay(move.to, turn.today)}`}${move.cases === 0 ? '' : `, with ${move.cases === 1 ? '1 case' : `${move.cases} cases`}`}`,
      ),
    ),
    buttons: [
      press('Close that day', 'neighbourhoods.setClosures', { days, was }, { look: 'positive' }),
      press('Not now', 'chat.dismiss', {}),
    ],
    summary: `Close on ${shown}?`,
  };
}
