import type { z } from 'zod';
import type { Context, ErrandContext } from './context.ts';
import type { Grant } from './grants.ts';

/** What a use case may return: plain data that survives JSON. A stray Date or class does not fit. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined };
export type About = {
  kind: 'person' | 'case' | 'action' | 'huddle' | 'series' | 'list' | 'member' | 'message' | 'neighbourhood';
  id: string;
};
/** A look at identifiers or a case, for the audit trail (DOMAIN.md 6). `huddle` makes the slot; else a quarter of an hour. */
export type Look = { person: number; purpose: string; huddle?: string };

type Common<I extends z.ZodType, O> = {
  /** The use case in words: help, permission table, audit entry ("Assign an action"). */
  says: string;
  needs: Grant;
  /** `personal`: only in a personal chat, the tab or the command line. `shared`: in channels too. */
  where?: 'personal' | 'shared';
  input: I;
  /** What it was about: one audit entry, or one for each when several were done in one go. */
  about?(input: NoInfer<z.output<I>>, output: NoInfer<O>): About | About[] | undefined;
  looks?(input: NoInfer<z.output<I>>, output: NoInfer<O>): Look[];
  /** Topics that open tabs should ask again: `huddle/<id>`, `cases`, `actions/<member>` … ids only. */
  touches?(input: NoInfer<z.output<I>>, output: NoInfer<O>): string[];
  /** False for a run of the clock that changed nothing, which leaves no audit entry. */
  noted?(output: NoInfer<O>): boolean;
  /** The use case that undoes it, named as in the registry. */
  undo?: string;
};
export type Query<I extends z.ZodType = z.ZodType, O = unknown> = Common<I, O> & {
  kind: 'query';
  /**
   * The answer depends on the asker's organisation, grants and place alone, never on who they are: those who ask at the
   * same moment share one (together.ts).
   */
  sameFor?: 'organisation';
  run(input: z.output<I>, ctx: Context): Promise<O>;
};
export type Command<I extends z.ZodType = z.ZodType, O = unknown> = Common<I, O> & {
  kind: 'command';
  run(input: z.output<I>, ctx: Context): Promise<O>;
};
/** An errand waits on the outside (upload, courier, download): it opens its own short transactions with `ctx.step`. */
export type Errand<I extends z.ZodType = z.ZodType, O = unknown> = Common<I, O> & {
  kind: 'errand';
  run(input: z.output<I>, ctx: ErrandContext): Promise<O>;
};
export type UseCase = Query | Command | Errand;

type Spec<U> = Omit<U, 'kind'>;
/** Reads; changes nothing but the record of looks. */
export const query = <I extends z.ZodType, O extends Json | void>(spec: Spec<Query<I, O>>): Query<I, O> => ({
  kind: 'query',
  ...spec,
});
/** Changes something: one transaction, safe to repeat, one audit entry. Its output holds no identifiers (it is kept for repeats). */
export const command = <I extends z.ZodType, O extends Json | void>(
  spec: Spec<Command<I, O>>,
): Command<I, O> => ({ kind: 'command', ...spec });
export const errand = <I extends z.ZodType, O extends Json | void>(
  spec: Spec<Errand<I, O>>,
): Errand<I, O> => ({ kind: 'errand', ...spec });

export type InputOf<U> = U extends { input: infer I } ? (I extends z.ZodType ? z.input<I> : never) : never;
export type OutputOf<U> = U extends { run(input: never, ctx: never): Promise<infer O> } ? O : never;
export type Slice = Record<string, UseCase>;
export type Registry = Record<string, Slice>;
