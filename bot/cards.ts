import { randomUUID } from 'node:crypto';
import type { Use } from './turn.ts';

/**
 * The parts of Adaptive Cards 1.5 that we use, typed. What people typed goes through `said` (text runs, which no client
 * reads as markdown) and never into a heading, a fact or a button.
 */
export type Text = {
  type: 'TextBlock';
  text: string;
  wrap: true;
  size?: 'Small' | 'Medium' | 'Large' | 'ExtraLarge';
  weight?: 'Bolder';
  color?: 'Attention' | 'Good' | 'Warning';
  isSubtle?: true;
  style?: 'heading';
  spacing?: 'None' | 'Small' | 'Medium';
};
type Run = { type: 'TextRun'; text: string; weight?: 'Bolder'; italic?: true; isSubtle?: true };
export type Said = { type: 'RichTextBlock'; inlines: Run[]; spacing?: 'None' | 'Small' };
export type Facts = { type: 'FactSet'; facts: { title: string; value: string }[] };
export type Group = { type: 'Container'; items: Part[]; separator?: true; spacing?: 'Medium' };
export type Buttons = { type: 'ActionSet'; actions: Button[] };
type Labelled = { id: string; label: string; isRequired?: true; errorMessage?: string };
export type Input = Labelled &
  (
    | { type: 'Input.Text'; value?: string; placeholder?: string; isMultiline?: true; maxLength?: number }
    | { type: 'Input.Date'; value?: string; min?: string }
    | { type: 'Input.Time'; value?: string }
    | { type: 'Input.Number'; value?: number; min?: number; max?: number }
    | {
        type: 'Input.ChoiceSet';
        value?: string;
        choices: { title: string; value: string }[];
        style: 'compact' | 'expanded';
        isMultiSelect?: true;
      }
  );
export type Part = Text | Said | Facts | Group | Buttons | Input;

/** What a press carries: the use case's input, whether the card's inputs are to be read as a form, and which query's card comes after. */
export type Press = {
  input: { [key: string]: Plain };
  form?: true;
  /** Of a form that makes something new: the same words sent by the same form are one request (reply.ts). */
  once?: string;
  next?: { use: Use; input: { [key: string]: Plain } };
};
export type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };
export type Button =
  | {
      type: 'Action.Execute';
      title: string;
      verb: string;
      data: Press;
      style?: 'positive' | 'destructive';
      associatedInputs?: 'none';
      /** Clients that do not know Execute send the same as a message. */
      fallback: { type: 'Action.Submit'; title: string; data: Press & { verb: string } };
    }
  | { type: 'Action.OpenUrl'; title: string; url: string };

export type Card = {
  $schema: string;
  type: 'AdaptiveCard';
  version: '1.5';
  fallbackText: string;
  body: Part[];
  actions?: Button[];
};

export const text = (words: string, look: Partial<Text> = {}): Text => ({
  type: 'TextBlock',
  text: words,
  wrap: true,
  ...look,
});
/** Words that a person typed: never read as markdown. Strings are plain, `{ said }` is shown in italics. */
export const said = (...parts: (string | { said: string } | { strong: string })[]): Said => ({
  type: 'RichTextBlock',
  inlines: parts.map((part): Run => {
    if (typeof part === 'string') return { type: 'TextRun', text: part };
    return 'said' in part
      ? { type: 'TextRun', text: part.said, italic: true }
      : { type: 'TextRun', text: part.strong, weight: 'Bolder' };
  }),
});
export const facts = (...pairs: (readonly [string, string] | undefined)[]): Facts => ({
  type: 'FactSet',
  facts: pairs.flatMap((pair) => (pair === undefined ? [] : [{ title: pair[0], value: pair[1] }])),
});
export const group = (...items: Part[]): Group => ({
  type: 'Container',
  items,
  separator: true,
  spacing: 'Medium',
});
export const buttons = (...actions: Button[]): Buttons => ({ type: 'ActionSet', actions });

type PressLook = { look?: 'positive' | 'destructive'; next?: Press['next']; form?: true; once?: true };
/** A button whose verb is a use case's name: it needs no code in the doors. With `form` the card's inputs come along. */
export function press(
  title: string,
  verb: Use | `form:${Use}` | 'chat.say' | 'chat.dismiss',
  input: Press['input'],
  { look, next, form, once }: PressLook = {},
): Button {
  const data: Press = {
    input,
    ...(form && { form }),
    ...(once && { once: randomUUID() }),
    ...(next && { next }),
  };
  return {
    type: 'Action.Execute',
    title,
    verb,
    data,
    ...(look && { style: look }),
    ...(!form && { associatedInputs: 'none' as const }),
    fallback: { type: 'Action.Submit', title, data: { verb, ...data } },
  };
}
/** The same button, with another card after it. */
export const leadingTo = (button: Button, next: Press['next']): Button =>
  button.type === 'Action.OpenUrl' || next === undefined
    ? button
    : {
        ...button,
        data: { ...button.data, next },
        fallback: { ...button.fallback, data: { ...button.fallback.data, next } },
      };
export const open = (title: string, url: string): Button => ({ type: 'Action.OpenUrl', title, url });

/**
 * What a card says, in the order in which it is read aloud. `heading` and `summary` (the notification) hold references,
 * names of members, dates and counts only: phones show them on lock screens.
 */
export type Face = {
  heading: string;
  /** What a press did, above the card that follows it. */
  notice?: { text: string; tone: 'Good' | 'Attention' | 'Warning' };
  line?: string;
  facts?: Facts;
  body?: Part[];
  buttons?: Button[];
  summary?: string;
  large?: true;
};

const MOST_BUTTONS = 5;

/** Builds the card. More than five buttons in a row is a mistake of ours, so it throws. */
export function cardOf(face: Face): Card {
  const actions = face.buttons ?? [];
  if (actions.length > MOST_BUTTONS) throw new Error(`a card with ${actions.length} buttons`);
  const parts: (Part | undefined)[] = [
    face.notice && text(face.notice.text, { color: face.notice.tone, weight: 'Bolder' }),
    face.large
      ? text(face.heading, { size: 'ExtraLarge', weight: 'Bolder', color: 'Attention', style: 'heading' })
      : text(face.heading, { size: 'Medium', weight: 'Bolder', style: 'heading' }),
    face.line === undefined ? undefined : text(face.line, face.large ? { size: 'Large' } : {}),
    face.facts?.facts.length === 0 ? undefined : face.facts,
    ...(face.body ?? []),
  ];
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    fallbackText: summaryOf(face),
    body: parts.filter((part) => part !== undefined),
    ...(actions.length > 0 && { actions }),
  };
}
export const summaryOf = (face: Face): string => face.summary ?? face.heading;

/** Every word of a card, in order: what a screen reader says, and what the privacy gate reads. Button data is in it. */
export function wordsOf(card: Card): string {
  const words: string[] = [];
  const gather = (value: unknown, key: string): void => {
    if (typeof value === 'string') {
      if (!SKIPPED.has(key) && !UUID.test(value)) words.push(value);
    } else if (Array.isArray(value)) for (const one of value) gather(one, key);
    else if (typeof value === 'object' && value !== null)
      for (const [name, one] of Object.entries(value)) gather(one, name);
  };
  gather({ body: card.body, actions: card.actions, fallbackText: card.fallbackText }, '');
  return words.join('\n');
}
// Kinds and looks are ours, not words; and a uuid's digits must not read as a phone number.
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SKIPPED = new Set([
  'type',
  'size',
  'weight',
  'color',
  'style',
  'spacing',
  'associatedInputs',
  'verb',
  'id',
  'url',
  '$schema',
]);
