import { type Face, said, text } from './cards.ts';
import { mayUse } from './may-use.ts';
import type { Phrase, Topic } from './phrase.ts';
import { phrases } from './slices.ts';
import { namedUseCase, type Turn } from './turn.ts';

const TOPICS: Record<Topic, string> = {
  actions: 'Actions',
  huddles: 'Huddles and agendas',
  cases: 'Cases and people',
  lists: 'Lists and candidates',
  team: 'The team',
};
const FIRST = 6;
const ASKED = /^(?:help|hilfe|\?|what can (?:you do|i (?:say|type)))\b[\s?!]*(?:me )?(?:with )?(\w+)?/i;

export const readsLikeHelp = (words: string): boolean =>
  /^(?:\?|help|hi|hello|hey|what can (?:you|i))(?:\b|$)/i.test(words);

/**
 * Help, written from the phrases' examples and the registry's words, for this person's grants and this place: six to begin
 * with, one topic at a time after that.
 */
export function helpFor(turn: Turn, words = ''): Face {
  const mine = phrases.filter((phrase) => mayUse(turn, phrase));
  const wanted = ASKED.exec(words)?.[1]?.toLowerCase();
  const topic = Object.keys(TOPICS).find(
    (one): one is Topic => wanted !== undefined && one.startsWith(wanted.replace(/s$/, '')),
  );
  const shown = topic === undefined ? firstOf(mine, FIRST) : mine.filter((phrase) => phrase.topic === topic);
  const others = (Object.keys(TOPICS) as Topic[]).filter(
    (one) => one !== topic && mine.some((phrase) => phrase.topic === one),
  );
  return {
    heading: topic === undefined ? 'What you can say to me' : TOPICS[topic],
    line:
      shown.length === 0
        ? 'Nothing on that here. Ask me in our personal chat, or open the Huddle tab.'
        : 'Type a line like one of these. References such as N7-0042 stand for people, A-118 for actions.',
    body: [
      ...shown.map((phrase) => said({ strong: phrase.like }, ` (${wordsFor(phrase)})`)),
      text(`More: ${others.map((one) => `**help ${one}**`).join(', ')}.`, { isSubtle: true }),
    ],
    summary: 'What you can say to Huddle',
  };
}

const wordsFor = (phrase: Phrase): string => {
  const says = namedUseCase(phrase.use)?.says ?? '';
  return `${says.charAt(0).toLowerCase()}${says.slice(1)}`;
};

/** The first phrase of each topic, then the second of each, until there are enough. */
export function firstOf(mine: readonly Phrase[], most: number): Phrase[] {
  const byTopic = (Object.keys(TOPICS) as Topic[]).map((topic) =>
    mine.filter((phrase) => phrase.topic === topic),
  );
  const turns = Math.max(0, ...byTopic.map((some) => some.length));
  return Array.from({ length: turns }, (_, at) => byTopic.flatMap((some) => some[at] ?? []))
    .flat()
    .slice(0, most);
}
