import { reportBug } from '../src/core/bug.ts';
import { Refusal } from '../src/core/refusal.ts';
import type { Face } from './cards.ts';
import type { Fields, Form, Step } from './phrase.ts';
import type { Reply } from './reply.ts';
import { cards, forms } from './slices.ts';
import { namedUseCase, type Turn, type Use } from './turn.ts';

type AnyShow = (output: unknown, turn: Turn, input: unknown) => Face | Promise<Face>;
type AnyForm = { face: Form['face']; read(fields: Fields, turn: Turn): unknown };
// The registry's types end where a name comes from outside; each map entry fits its own use case by `Cards` and `Forms`.
const shows = new Map(Object.entries(cards)) as ReadonlyMap<string, AnyShow>;
const allForms = new Map(Object.entries(forms)) as ReadonlyMap<string, AnyForm>;

export const canShow = (use: string): use is Use => shows.has(use);
export const formOf = (use: string): AnyForm | undefined => allForms.get(use);

/**
 * Runs the use case as the member and shows what came of it. Refusals pass through. A deed that is saved is never called
 * unsaved because its card fails.
 */
export async function runAndShow(turn: Turn, use: Use, input: unknown): Promise<Face> {
  const show = shows.get(use);
  if (show === undefined) throw new Error(`no card for ${use}`);
  const output = await turn.run(use, input);
  if (namedUseCase(use)?.kind === 'query') return show(output, turn, input);
  try {
    return await show(output, turn, input);
  } catch (error) {
    if (!(error instanceof Refusal)) reportBug(turn.app.log, `bot.${use}`, error);
    return { heading: 'It is done and saved.', line: 'I cannot show it just now. You find it on the page.' };
  }
}

/** Carries a step out. In a shared place a form becomes the sentence that says what is lacking: typed words are not kept. */
export async function carryOut(turn: Turn, step: Step): Promise<Reply> {
  if ('face' in step || 'say' in step) return step;
  if ('use' in step) return { face: await runAndShow(turn, step.use, step.input) };
  if (turn.place === 'shared') return { say: step.lacks };
  const form = formOf(step.form);
  if (form === undefined) throw new Error(`no form for ${step.form}`);
  return { face: await form.face(step.understood, turn) };
}

export const oldButton = (): Refusal =>
  new Refusal(
    'missing',
    'This button is from an older card and no longer works. Type what you want to do, or **help**.',
  );
