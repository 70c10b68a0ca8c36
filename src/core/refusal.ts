export type Reason = 'invalid' | 'forbidden' | 'missing' | 'conflict' | 'busy';

/**
 * An expected "no". The sentence is shown to the person as it stands: it says what to do next, in plain English,
 * and never repeats an identifier. Anything thrown that is not a Refusal is a bug.
 * `theirs` carries the other side of a conflict, so that the door can show both.
 */
export class Refusal extends Error {
  readonly reason: Reason;
  readonly sentence: string;
  readonly theirs: unknown;

  constructor(reason: Reason, sentence: string, theirs?: unknown) {
    super(sentence);
    this.name = 'Refusal';
    this.reason = reason;
    this.sentence = sentence;
    this.theirs = theirs;
  }
}

/** Gives the value back, or refuses as `missing`: "I can't find that <what>." Outside your neighbourhood is missing too. */
export function required<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null)
    throw new Refusal('missing', `I can’t find that ${what}. Check the reference and try again.`);
  return value;
}
