import type { Follower, Named, OutputOf } from './execute.ts';
import type { Registry, UseCase } from './use-case.ts';

type NameIn<R extends Registry> = { [S in keyof R & string]: `${S}.${keyof R[S] & string}` }[keyof R &
  string];
type At<R, N> = N extends `${infer S}.${infer V}`
  ? S extends keyof R
    ? V extends keyof R[S]
      ? R[S][V]
      : never
    : never
  : never;
/**
 * The few effects that run to the right, against the direction of imports: one line each in `use-cases.ts`. `execute`
 * runs them in the transaction of their command, in the order given.
 */
export type Follows<R extends Registry> = {
  [N in NameIn<R>]?: readonly Follower<OutputOf<At<R, N>>>[];
};

/** Every use case by its name, `actions.assign`, with what follows it; a Map, so that "constructor" is not one. */
export function catalogue(
  registry: Registry,
  follows: { [name: string]: readonly Follower[] | undefined } = {},
): ReadonlyMap<string, Named> {
  const entries = Object.entries(registry).flatMap(([slice, cases]) =>
    Object.entries(cases).map(([verb, useCase]: [string, UseCase]): [string, Named] => {
      const name = `${slice}.${verb}`;
      return [name, { name, useCase, follows: follows[name] }];
    }),
  );
  return new Map(entries);
}
