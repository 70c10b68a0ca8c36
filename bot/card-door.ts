import { z } from 'zod';
import type { Face } from './cards.ts';
import { hearCalmly } from './chat-door.ts';
import type { Fields } from './phrase.ts';
import { plainWords } from './plain-words.ts';
import type { Reply } from './reply.ts';
import { canShow, carryOut, formOf, oldButton, runAndShow } from './show.ts';
import { namedUseCase, type Turn } from './turn.ts';

const pressed = z.looseObject({
  input: z.record(z.string(), z.unknown()).default({}),
  form: z.literal(true).optional(),
  next: z.object({ use: z.string(), input: z.record(z.string(), z.unknown()) }).optional(),
});

/**
 * A press: the verb is a use case's name and runs it with the button's data, and what came of it takes the card's place.
 * `form:<use case>` opens its form; a button marked `form` reads the card's fields. Only what the cards map shows can be
 * pressed. A press of an old card is judged by the use case's own rules. Refusals pass through.
 */
export async function pressButton(turn: Turn, verb: string, raw: unknown): Promise<Reply> {
  const data = pressed.safeParse(raw ?? {});
  if (!data.success) throw oldButton();
  const { input, form, next, ...fields } = data.data;
  if (verb === 'chat.dismiss') return { face: { heading: 'Left as it was.', line: 'Nothing was changed.' } };
  if (verb === 'chat.say') return hearCalmly(turn, plainWords(String(fields.text ?? input.text ?? '')));
  const use = verb.replace(/^form:/, '');
  if (!canShow(use)) throw oldButton();
  if (verb !== use)
    return carryOut(turn, {
      form: use,
      understood: filled(input),
      lacks: 'Ask me that in our personal chat.',
    });

  const face = await runAndShow(
    turn,
    use,
    form ? await readForm(turn, use, { ...filled(input), ...filled(fields) }) : input,
  );
  if (next === undefined) return { face };
  // What follows a press is a look at where it happened; a button can never chain a second deed.
  if (!canShow(next.use) || namedUseCase(next.use)?.kind !== 'query') throw oldButton();
  return { face: after(face, await runAndShow(turn, next.use, next.input)) };
}

function readForm(turn: Turn, use: string, fields: Fields): unknown {
  const form = formOf(use);
  if (form === undefined) throw oldButton();
  return form.read(fields, turn);
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

/** The card that follows, with what the press did above it and the press's own undo first among its buttons. */
const after = (done: Face, next: Face): Face => ({
  ...next,
  notice: done.notice ?? {
    text: done.line === undefined ? done.heading : `${done.heading}: ${done.line}`,
    tone: 'Good',
  },
  buttons: [
    ...(done.buttons ?? []).filter((button) => button.title === 'Undo'),
    ...(next.buttons ?? []),
  ].slice(0, 5),
});
