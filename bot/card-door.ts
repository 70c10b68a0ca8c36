import { z } from 'zod';
import { Refusal } from '../src/core/refusal.ts';
import { type Face, leadingTo, type Plain, type Press } from './cards.ts';
import { hearCalmly } from './chat-door.ts';
import type { Fields } from './phrase.ts';
import { plainWords } from './plain-words.ts';
import type { Reply } from './reply.ts';
import { canShow, formOf, oldButton, runAndShow } from './show.ts';
import { namedUseCase, type Turn } from './turn.ts';

const record = z.record(z.string(), z.json());
const pressed = z.looseObject({
  input: record.default({}),
  form: z.literal(true).optional(),
  next: z.object({ use: z.string(), input: record }).optional(),
  /** Read by the room that found out who presses. */
  madeIn: z.string().optional(),
  once: z.string().optional(),
});

/**
 * A press: the verb is a use case's name and runs it with the button's data, and what came of it takes the card's place.
 * `form:<use case>` opens its form; a button marked `form` reads the card's fields. Only what the cards map shows can be
 * pressed. A press of an old card is judged by the use case's own rules. Refusals pass through.
 */
export async function pressButton(turn: Turn, verb: string, raw: unknown): Promise<Reply> {
  const data = pressed.safeParse(raw ?? {});
  if (!data.success) throw oldButton();
  const { input, form, next: wanted, madeIn: _madeIn, once: _once, ...fields } = data.data;
  if (verb === 'chat.dismiss') return { face: { heading: 'Left as it was.', line: 'Nothing was changed.' } };
  if (verb === 'chat.say') return hearCalmly(turn, plainWords(String(fields.text ?? input.text ?? '')));
  const use = verb.replace(/^form:/, '');
  if (!canShow(use)) throw oldButton();
  const next = queryAfter(wanted);
  if (verb !== use) {
    const face = await formFor(use).face(filled(input), turn, next);
    return turn.place === 'shared' ? { face, onlyForPresser: true } : { face };
  }
  const read = form ? await formFor(use).read({ ...filled(input), ...filled(fields) }, turn) : input;
  const face = await runAndShow(turn, use, read);
  return { face: next === undefined ? face : await following(turn, face, next) };
}

/** What follows a press is a look at where it happened; a button can never chain a second deed. */
function queryAfter(wanted: { use: string; input: { [key: string]: Plain } } | undefined): Press['next'] {
  if (wanted === undefined) return undefined;
  const { use, input } = wanted;
  if (!canShow(use) || namedUseCase(use)?.kind !== 'query') throw oldButton();
  return { use, input };
}

function formFor(use: string) {
  const form = formOf(use);
  if (form === undefined) throw oldButton();
  return form;
}

/** Fields that hold something, as text: an input left empty is an input left out. */
function filled(values: Record<string, unknown>): Fields {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      if (typeof value === 'string') return value.trim() === '' ? [] : [[name, value.trim()]];
      return typeof value === 'number' || typeof value === 'boolean' ? [[name, String(value)]] : [];
    }),
  );
}

/**
 * The card that follows, with what the press did above it and the press's own undo first among its buttons. When it cannot
 * be shown (somebody else changed things meanwhile) what was done is shown alone.
 */
async function following(turn: Turn, done: Face, next: NonNullable<Press['next']>): Promise<Face> {
  const face = await runAndShow(turn, next.use, next.input).catch((error: unknown) => {
    if (error instanceof Refusal) return undefined;
    throw error;
  });
  if (face === undefined) return done;
  const undo = (done.buttons ?? []).filter((button) => button.title === 'Undo');
  return {
    ...face,
    notice: done.notice ?? { text: done.heading, tone: 'Good' },
    buttons: [...undo.map((button) => leadingTo(button, next)), ...(face.buttons ?? [])].slice(0, 5),
  };
}
