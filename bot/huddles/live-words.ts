import { showDay } from '../../src/core/day.ts';
import { Refusal } from '../../src/core/refusal.ts';
import { DEFER_WORDS, type DeferReason } from '../../src/huddles/huddle.ts';
import { press } from '../cards.ts';
import { takeRef } from '../grammar.ts';
import { run, type Said, type Step } from '../phrase.ts';
import type { Turn } from '../turn.ts';
import { whenOf } from './faces.ts';
import { after, meant } from './meant.ts';

export async function readStart(said: Said): Promise<Step> {
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
export async function live(turn: Turn): Promise<{ huddleId: string; expectItemId: string | null }> {
  const found = await turn.ask('huddles.current', {});
  if (found === null) throw new Refusal('conflict', 'No huddle is live. Type **start huddle** first.');
  return { huddleId: found.huddleId, expectItemId: found.itemId };
}

const REASONS: [RegExp, DeferReason][] = [
  [/time|late|long/i, 'no_time'],
  [/know/i, 'not_known_here'],
  [/info|result|letter|report|wait/i, 'information_needed'],
  [/absent|away|here|somebody|leave|sick/i, 'somebody_absent'],
];
export async function readDefer(said: Said): Promise<Step | undefined> {
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

export const attending =
  (state: 'coming' | 'apologies') =>
  async (said: Said): Promise<Step> =>
    run('huddles.attend', { huddleId: await meant(after(said).split(',')[0] ?? '', said.turn), state });

/** "I'm here", "I've left": said in the live huddle. Before it begins "I'm here" says that they come. */
export const present =
  (state: 'here' | 'left') =>
  async (said: Said): Promise<Step> => {
    const now = await said.turn.ask('huddles.current', {});
    if (now !== null) return run('huddles.attend', { huddleId: now.huddleId, state });
    return state === 'left'
      ? { say: 'No huddle is live, so nobody needs to leave. For the next one say **I can’t come**.' }
      : run('huddles.attend', { huddleId: await meant('', said.turn), state: 'coming' });
  };

export async function readPassGate({ turn }: Said): Promise<Step> {
  const { huddleId } = await live(turn);
  const gate = (await turn.ask('huddles.read', { huddleId })).live?.gate;
  return gate == null
    ? { say: 'Nobody needs to step out just now. **next** opens the next case.' }
    : run('huddles.passGate', { huddleId, itemId: gate.itemId });
}
