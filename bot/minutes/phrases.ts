import { codeOf, personNumber, showPerson } from '../../src/core/ids.ts';
import type { System } from '../../src/minutes/filing.ts';
import { takeRef } from '../grammar.ts';
import { type Phrase, run, type Said, type Step } from '../phrase.ts';
import type { Turn } from '../turn.ts';
import { readCorrect } from './correct-words.ts';

/** The live huddle, else the one that closed last. */
async function lastHuddle(turn: Turn): Promise<string | undefined> {
  const live = await turn.ask('huddles.current', {});
  return live?.huddleId ?? lastClosed(turn);
}
const lastClosed = async (turn: Turn): Promise<string | undefined> =>
  (await turn.ask('huddles.list', { status: ['closed'] })).at(-1)?.id;
const NONE: Step = { say: 'No huddle has been held yet.' };

const SYSTEM: [RegExp, System][] = [
  [/\bemis\b/i, 'emis'],
  [/\bsystm\s?one\b|\bsystem\s?one\b|\btpp\b/i, 'systmone'],
];

/** "filed N7-0042 in EMIS": the oldest note of that person that waits for the one who says so. */
async function readFiled({ text, found, turn }: Said): Promise<Step> {
  const words = text.slice(found[0].length);
  const { found: typed, rest } = takeRef(words, turn);
  const ref = typed === undefined ? undefined : showPerson(codeOf(typed), personNumber(typed));
  if (ref === undefined) return { say: 'Which note? Type **filed N7-0042 in EMIS**.' };
  const note = (await turn.ask('minutes.toFile', {})).find((one) => one.ref === ref);
  if (note === undefined)
    return { say: `No note of ${ref} waits for you. Type **to file** to see those that do.` };
  const system = SYSTEM.find(([pattern]) => pattern.test(rest))?.[1];
  if (system === undefined)
    return {
      say: `Is it in EMIS or SystmOne? Type **filed ${ref} in EMIS**. For another record, use the page.`,
    };
  return run('minutes.file', { itemId: note.itemId, system });
}

export const phrases: readonly Phrase[] = [
  {
    like: 'read back',
    topic: 'huddles',
    use: 'minutes.readBack',
    match: /^(?:read|play) ?back$/i,
    read: async ({ turn }) => {
      const huddleId = await lastHuddle(turn);
      return huddleId === undefined ? NONE : run('minutes.readBack', { huddleId });
    },
  },
  {
    like: 'confirm A-118',
    topic: 'actions',
    use: 'minutes.confirm',
    match: /^(?:confirm|yes to)\s+(a\s?-\s?\d{1,7})\s*$/i,
    read: ({ found }) => run('minutes.confirm', { ref: (found[1] ?? '').replace(/\s/g, '') }),
  },
  {
    like: 'confirm mine',
    topic: 'huddles',
    use: 'minutes.confirmMine',
    match: /^confirm(?: (?:mine|all|my actions|all mine))?$/i,
    read: async ({ turn }) => {
      const huddleId = await lastHuddle(turn);
      return huddleId === undefined ? NONE : run('minutes.confirmMine', { huddleId });
    },
  },
  {
    like: 'minutes',
    topic: 'huddles',
    use: 'minutes.ofHuddle',
    match: /^(?:show |open )?(?:the )?(?:last )?minutes$/i,
    read: async ({ turn }) => {
      const huddleId = await lastClosed(turn);
      return huddleId === undefined ? NONE : run('minutes.ofHuddle', { huddleId });
    },
  },
  {
    like: 'to file',
    topic: 'huddles',
    use: 'minutes.toFile',
    match: /^(?:notes )?(?:to file|unfiled|filing)$/i,
    read: () => run('minutes.toFile', {}),
  },
  {
    like: 'filed N7-0042 in EMIS',
    topic: 'huddles',
    use: 'minutes.file',
    match: /^filed\b\s*/i,
    read: readFiled,
  },
  {
    like: 'correct N7-0042',
    topic: 'huddles',
    use: 'minutes.ofHuddle',
    match:
      /^(?:correct|amend)(?: (?:the )?(?:minutes|outcome|decision|record|review(?: date)?)(?: of| for)?)?(?=\s+[a-z][a-z0-9]{0,5}\s?-\s?\d|$)/i,
    read: readCorrect,
  },
];
