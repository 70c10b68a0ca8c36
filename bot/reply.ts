import { createHash } from 'node:crypto';
import { z } from 'zod';
import { findIdentifiers } from '../src/core/privacy.ts';
import { type Card, cardOf, type Face, summaryOf, wordsOf } from './cards.ts';
import type { Place } from './turn.ts';

/** What a door answers: a card, or a sentence. A form in a channel is for the one who pressed; nobody else's card changes. */
export type Reply = { face: Face; onlyForPresser?: true } | { say: string };

/** What goes to Teams: a sentence or a card, and the words of the notification, which phones show on lock screens. */
export type Post = { text?: string; card?: Card; summary: string; onlyForPresser?: true };

/** Thrown when words for a shared place hold an identifier; nothing of it is repeated. */
export const WITHHELD =
  'I have held something back: it could tell everybody here who a person is. Ask me in our personal chat.';

export const postOf = (reply: Reply): Post =>
  'face' in reply
    ? {
        card: cardOf(reply.face),
        summary: summaryOf(reply.face),
        ...(reply.onlyForPresser && { onlyForPresser: true }),
      }
    : { text: reply.say, summary: 'Answer from Huddle' };

/**
 * Each button carries the neighbourhood in which its card was made. A member of several has one personal chat, and A-118 is
 * another action in each: an old card acts where it was made, whichever was chosen since.
 */
export function belongingTo(post: Post, neighbourhoodId: string): Post {
  return post.card === undefined ? post : { ...post, card: marked(post.card, neighbourhoodId) };
}
function marked<T>(part: T, neighbourhoodId: string): T;
function marked(part: unknown, neighbourhoodId: string): unknown {
  if (Array.isArray(part)) return part.map((one) => marked(one, neighbourhoodId));
  if (typeof part !== 'object' || part === null) return part;
  const copy: { [name: string]: unknown } = { ...part };
  for (const name in copy) {
    const value = copy[name];
    if (typeof value === 'object' && value !== null)
      copy[name] = name === 'data' ? { ...value, madeIn: neighbourhoodId } : marked(value, neighbourhoodId);
  }
  return copy;
}
/** Where the card was made whose button sent this. */
export const madeIn = (data: unknown): string | undefined =>
  typeof data === 'object' && data !== null && 'madeIn' in data && typeof data.madeIn === 'string'
    ? data.madeIn
    : undefined;

const sentOnce = z.looseObject({ once: z.string() });
/** What a form that makes something new sent: pressed twice with the same words it is one request; other words are another. */
export const requestOf = (data: unknown): string | undefined =>
  sentOnce.safeParse(data).success
    ? createHash('sha256').update(JSON.stringify(data)).digest('base64url')
    : undefined;

/**
 * The last look before anything is shown in a shared place (DOMAIN.md 6): every word of the card, its buttons' data and
 * the notification. `names`: the full names of people we hold that occur in the words, from the privacy query.
 */
export async function passesGate(
  post: Post,
  place: Place,
  namesIn: (words: string) => Promise<readonly string[]>,
): Promise<boolean> {
  if (place === 'personal') return true;
  const words = [post.text ?? '', post.summary, post.card ? wordsOf(post.card) : ''].join('\n');
  return findIdentifiers(words).length === 0 && (await namesIn(words)).length === 0;
}
