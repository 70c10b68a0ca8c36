import { showDay } from '../../src/core/day.ts';
import { Refusal } from '../../src/core/refusal.ts';
import { DEFER_WORDS, type DeferReason } from '../../src/huddles/huddle.ts';
import { press } from '../cards.ts';
import { takeDay, takeRef, tidy } from '../grammar.ts';
import { type Phrase, run, type Said, type Step } from '../phrase.ts';
import type { Turn } from '../turn.ts';
import { attendanceFace, whenOf } from './faces.ts';
import { previewFace, readSchedule, scheduleInput, takeTime, understoodOf } from './schedule.ts';

const after = ({ text, found }: Said): string => text.slice(found[0].length).trim();
const shortened = (words: string): string =>
  words
    .replace(/[?.!]+$/, '')
    .replace(/^(?:to|on|for|from|off|the|agenda of|at) /i, '')
    .slice(0, 80);
/** The huddle that words mean ("Tuesday", "next", ""), by its id. */
const meant = async (words: string, turn: Turn): Promise<string> =>
  (await turn.ask('huddles.find', { text: shortened(words) })).huddleId;

async function readAgenda(said: Said): Promise<Step> {
  return run('huddles.read', { huddleId: await meant(after(said), said.turn) });
}

/** "add N7-0042 to Tuesday"; with "urgent" and a reason it comes to the front, also after the cut-off. */
async function readAddItem(said: Said): Promise<Step | undefined> {
  const { found: ref, rest } = takeRef(after(said), said.turn);
  if (ref === undefined) return undefined;
  const urgent = /\burgent(?:ly)?\b/i.test(rest);
  const words = tidy(rest.replace(/\burgent(?:ly)?\b:?/i, ' '));
  const day = takeDay(words.replace(/^to /i, 'on '), said.turn);
  const huddleId = await meant(day.found ?? (words === '' ? '' : (words.split(/[,:]/)[0] ?? '')), said.turn);
  if (!urgent) return run('huddles.addItem', { huddleId, ref });
  return urgentItem(huddleId, ref, day.found === undefined ? '' : day.rest);
}
const urgentItem = (huddleId: string, ref: string, reason: string): Step =>
  reason === ''
    ? {
        form: 'huddles.addItem',
        understood: { huddleId, ref },
        lacks: `Why can ${ref} not wait? Say it in our personal chat, or like **urgent ${ref} in hospital since last night**.`,
      }
    : run('huddles.addItem', { huddleId, ref, why: 'urgent', reason });

async function readUrgent(said: Said): Promise<Step | undefined> {
  const { found: ref, rest } = takeRef(after(said), said.turn);
  return ref === undefined ? undefined : urgentItem(await meant('', said.turn), ref, tidy(rest));
}

async function readRemove(said: Said): Promise<Step | undefined> {
  const { found: ref, rest } = takeRef(after(said), said.turn);
  if (ref === undefined) return undefined;
  const huddleId = await meant(tidy(rest.replace(/^(?:from|off)\b/i, '')), said.turn);
  const huddle = await said.turn.ask('huddles.read', { huddleId });
  const item = huddle.items.find(
    (one) => one.ref === ref || one.ref.replace(/-0+/, '-') === ref.replace(/-0+/, '-'),
  );
  if (item === undefined)
    throw new Refusal(
      'missing',
      `${ref} is not on the agenda of ${whenOf(huddle, said.turn)}. Type **agenda** to see it.`,
    );
  return run('huddles.removeItem', { itemId: item.id });
}

async function readStart(said: Said): Promise<Step> {
  const words = after(said);
  const early = /\b(?:early|now|anyway)\b/i.test(words);
  const huddleId = await meant(words.replace(/\b(?:early|now|anyway|the|huddle)\b/gi, ' ').trim(), said.turn);
  if (early) return run('huddles.start', { huddleId, early });
  const huddle = await said.turn.ask('huddles.read', { huddleId });
  if (huddle.status === 'live' || huddle.day === said.turn.today || !huddle.mayRun)
    return run('huddles.start', { huddleId });
  return {
    face: {
      heading: `The next huddle is ${whenOf(huddle, said.turn)}`,
      line: 'Is the team meeting now? Then start it early.',
      buttons: [
        press('Start it now', 'huddles.start', { huddleId, early: true }, { look: 'positive' }),
        press('Not now', 'chat.dismiss', {}),
      ],
      summary: `The next huddle is ${showDay(huddle.day, said.turn.today)}`,
    },
  };
}

/** The live huddle; steps in it are the same for whoever runs it. */
async function live(turn: Turn): Promise<{ huddleId: string; expectItemId: string | null }> {
  const [found] = await turn.ask('huddles.list', { status: ['live'] });
  if (found === undefined) throw new Refusal('conflict', 'No huddle is live. Type **start huddle** first.');
  const { currentItemId } = await turn.ask('huddles.read', { huddleId: found.id });
  return { huddleId: found.id, expectItemId: currentItemId };
}

const REASONS: [RegExp, DeferReason][] = [
  [/time|late|long/i, 'no_time'],
  [/know/i, 'not_known_here'],
  [/info|result|letter|report|wait/i, 'information_needed'],
  [/absent|away|here|somebody|leave|sick/i, 'somebody_absent'],
];
async function readDefer(said: Said): Promise<Step | undefined> {
  const { huddleId, expectItemId } = await live(said.turn);
  const { found: ref, rest } = takeRef(after(said), said.turn);
  const { items } = await said.turn.ask('huddles.read', { huddleId });
  const item =
    ref === undefined ? items.find((one) => one.id === expectItemId) : items.find((one) => one.ref === ref);
  if (item === undefined) return { say: 'Which case? Say it like **defer N7-0042 no time**.' };
  const reason = REASONS.find(([words]) => words.test(rest))?.[1];
  return reason === undefined
    ? {
        say: `Why? Say it like **defer ${item.ref} no time**. I know: ${Object.values(DEFER_WORDS).join('; ')}.`,
      }
    : run('huddles.defer', { itemId: item.id, reason });
}

const attending =
  (state: 'coming' | 'apologies') =>
  async (said: Said): Promise<Step> =>
    run('huddles.attend', { huddleId: await meant(after(said).split(',')[0] ?? '', said.turn), state });

async function readLink(said: Said): Promise<Step> {
  const words = after(said);
  const link = /https:\/\/\S+/i.exec(words);
  const huddleId = await meant(
    tidy(words.replace(link?.[0] ?? '', ' ').replace(/^(?:is|for|of|to)\b/i, '')),
    said.turn,
  );
  const huddle = await said.turn.ask('huddles.read', { huddleId });
  const of = huddle.seriesId === null ? { huddleId } : { seriesId: huddle.seriesId };
  if (link !== null) return run('huddles.setJoinLink', { ...of, joinUrl: link[0] });
  if (huddle.joinUrl !== null)
    return {
      face: {
        heading: `Join ${whenOf(huddle, said.turn)}`,
        buttons: [{ type: 'Action.OpenUrl', title: 'Join', url: huddle.joinUrl }],
      },
    };
  return said.turn.me.grants.has('huddles.schedule')
    ? {
        form: 'huddles.setJoinLink',
        understood: of,
        lacks: 'There is no join link yet. Paste it like **join link https://teams.microsoft.com/…**.',
      }
    : { say: 'There is no join link yet. The coordinator or chair can add it.' };
}

/** "reschedule Tuesday to Wednesday 9:00": what is not said stays as it was. */
async function readMove(said: Said): Promise<Step> {
  const [which = '', to] = after(said).split(/ to (?=[^,]*$)/i);
  if (to === undefined) return { say: 'To when? Say it like **reschedule Tuesday to Wednesday 9:00**.' };
  const huddleId = await meant(which, said.turn);
  const huddle = await said.turn.ask('huddles.read', { huddleId });
  const { time, rest } = takeTime(to);
  const day = rest === '' ? huddle.day : takeDay(`on ${rest}`, said.turn).found;
  if (day === undefined || (time === undefined && rest === ''))
    return { say: 'I could not read the new time. Say it like **reschedule Tuesday to Wednesday 9:00**.' };
  return run('huddles.move', { huddleId, start: `${day}T${time ?? huddle.time.slice(0, 5)}` });
}

async function readCancel(said: Said): Promise<Step> {
  const [which = '', ...why] = after(said).split(/\s*(?:,|:|\bbecause\b|\bsince\b)\s*/i);
  const huddleId = await meant(which, said.turn);
  return why.join(' ') === ''
    ? {
        say: 'Why? The team will want to know. Say it like **cancel huddle Tuesday because the room is closed**.',
      }
    : run('huddles.cancel', { huddleId, why: why.join(' ') });
}

async function readScheduleWords(said: Said): Promise<Step> {
  const wanted = readSchedule(after(said), said.turn);
  const input = scheduleInput(wanted, said.turn);
  const understood = understoodOf(wanted);
  return input === undefined
    ? {
        form: 'huddles.schedule',
        understood,
        lacks: 'When? Say it like **schedule frailty huddle every Tuesday 8:45 for 30m**.',
      }
    : { face: await previewFace(input, understood, said.turn) };
}

export const phrases: readonly Phrase[] = [
  {
    like: 'agenda Tuesday',
    topic: 'huddles',
    use: 'huddles.read',
    match: /^(?:show |open )?(?:the )?agenda\b(?: for| of| on)?\s*/i,
    read: readAgenda,
  },
  {
    like: 'schedule frailty huddle every Tuesday 8:45 for 30m',
    topic: 'huddles',
    use: 'huddles.schedule',
    match:
      /^(?:schedule|set up|plan|book)(?: an?| the| our)?\s+(?=.*\b(?:huddle|mdt|meeting|every|each|daily|weekly|fortnightly|monthly)\b)/i,
    read: readScheduleWords,
  },
  {
    like: 'start huddle',
    topic: 'huddles',
    use: 'huddles.start',
    match: /^(?:start|begin|open)(?: the)? (?:huddle|mdt)\b\s*/i,
    read: readStart,
  },
  {
    like: 'next',
    topic: 'huddles',
    use: 'huddles.nextItem',
    match: /^next(?: case| item| one| please)?$/i,
    read: async ({ turn }) => run('huddles.nextItem', await live(turn)),
  },
  {
    like: 'close huddle',
    topic: 'huddles',
    use: 'huddles.close',
    match: /^(?:close|end|finish|stop)(?: the)? (?:huddle|mdt)$/i,
    read: async ({ turn }) => run('huddles.close', { huddleId: (await live(turn)).huddleId }),
  },
  {
    like: 'add N7-0042 to Tuesday',
    topic: 'huddles',
    use: 'huddles.addItem',
    match: /^(?:add|put)\s+(?=[a-z][a-z0-9]{0,5}\s?-\s?\d)/i,
    read: readAddItem,
  },
  {
    like: 'urgent N7-0042 admitted last night',
    topic: 'huddles',
    use: 'huddles.addItem',
    match: /^urgent\b[\s:]*/i,
    read: readUrgent,
  },
  {
    like: 'remove N7-0042 from Tuesday',
    topic: 'huddles',
    use: 'huddles.removeItem',
    match: /^(?:remove|take off|take|drop)\s+(?=[a-z][a-z0-9]{0,5}\s?-\s?\d)/i,
    read: readRemove,
  },
  {
    like: 'back',
    topic: 'huddles',
    use: 'huddles.back',
    match: /^(?:back|previous|go back)(?: case| one)?$/i,
    read: async ({ turn }) => run('huddles.back', await live(turn)),
  },
  {
    like: 'defer N7-0042 no time',
    topic: 'huddles',
    use: 'huddles.defer',
    match: /^(?:defer|postpone|put off)\b\s*/i,
    read: readDefer,
  },
  {
    like: 'who is coming Tuesday',
    topic: 'team',
    use: 'huddles.read',
    match: /^who(?:'s| is| are)? (?:coming|here|there|in)\b(?: on| to)?\s*/i,
    async read(said) {
      const huddleId = await meant(after(said), said.turn);
      return { face: attendanceFace(await said.turn.ask('huddles.read', { huddleId }), said.turn) };
    },
  },
  {
    like: "I can't come Tuesday",
    topic: 'team',
    use: 'huddles.attend',
    match:
      /^(?:i )?(?:can't|cant|cannot|can not|won't be able to) (?:come|make it|attend|be there)\b(?: on| to)?\s*/i,
    read: attending('apologies'),
  },
  {
    like: "I'm coming Tuesday",
    topic: 'team',
    use: 'huddles.attend',
    match: /^(?:i'm|i am|i'll be|i will be) (?:coming|there|here)\b(?: on| to)?\s*/i,
    read: attending('coming'),
  },
  {
    like: 'join link Tuesday',
    topic: 'huddles',
    use: 'huddles.read',
    match: /^(?:the )?join(?:ing)?(?: link)?\b[\s:]*/i,
    read: readLink,
  },
  {
    like: 'next huddle',
    topic: 'huddles',
    use: 'huddles.next',
    match: /^(?:when is )?(?:the |our )?next (?:huddle|mdt|meeting)$/i,
    read: () => run('huddles.next', {}),
  },
  {
    like: 'huddles',
    topic: 'huddles',
    use: 'huddles.list',
    match: /^(?:show |list )?(?:the |all )?(?:huddles|calendar)$/i,
    read: ({ turn }) => run('huddles.list', { from: turn.today }),
  },
  {
    like: 'reschedule Tuesday to Wednesday 9:00',
    topic: 'huddles',
    use: 'huddles.move',
    match: /^(?:reschedule|re-schedule|move)(?: the)?(?: huddle)?(?: of| on)?\s+/i,
    read: readMove,
  },
  {
    like: 'cancel huddle Tuesday because the room is closed',
    topic: 'huddles',
    use: 'huddles.cancel',
    match: /^cancel(?: the)? (?:huddle|mdt|meeting)\b(?: of| on)?\s*/i,
    read: readCancel,
  },
  {
    like: 'fill agenda Tuesday',
    topic: 'huddles',
    use: 'huddles.fill',
    match: /^fill(?: the)? agenda\b(?: for| of| on)?\s*/i,
    read: async (said) => run('huddles.fill', { huddleId: await meant(after(said), said.turn) }),
  },
];
