import type { Face, Press } from './cards.ts';
import type { Reply } from './reply.ts';
import type { In, Out, Turn, Use } from './turn.ts';

export type Fields = Record<string, string>;
export type Topic = 'cases' | 'lists' | 'huddles' | 'actions' | 'team';

/**
 * What the words came to: an answer, a use case to run, or a form for what they lack, holding what was understood. In a
 * shared place nothing typed is kept, so there `lacks` is said instead of the form.
 */
export type Step = Reply | { use: Use; input: unknown } | { form: Use; understood: Fields; lacks: string };

/** Words as typed, plain (plain-words.ts), with mentions as `@Name`; `rest` is what follows the phrase's first words. */
export type Said = { text: string; found: RegExpExecArray; turn: Turn };

/** One thing that the bot understands. `like` is the example in help; nearness of unknown words is measured on it too. */
export type Phrase = {
  like: string;
  topic: Topic;
  use: Use;
  match: RegExp;
  /** Undefined: not meant after all, the next phrase may try. */
  read(said: Said): Promise<Step | undefined> | Step | undefined;
};

/** A step that runs a use case, its input checked against the registry by the compiler. */
export const run = <N extends Use>(use: N, input: In<N>): Step => ({ use, input });

/** How the output of a use case looks. The map of these is the allow-list of what a button may do. */
export type Show<N extends Use> = (output: Out<N>, turn: Turn, input: In<N>) => Face | Promise<Face>;
export type Cards = { [N in Use]?: Show<N> };

/**
 * A form card for what a phrase lacks, and how its fields become the use case's input. `next`: the list that the card came
 * from, to be shown again afterwards.
 */
export type Form<N extends Use = Use> = {
  face(understood: Fields, turn: Turn, next?: Press['next']): Face | Promise<Face>;
  read(fields: Fields, turn: Turn): In<N> | Promise<In<N>>;
};
export type Forms = { [N in Use]?: Form<N> };
