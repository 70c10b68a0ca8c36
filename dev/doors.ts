import type { App, Call } from '../src/core/context.ts';
import { execute, type InputOf, type OutputOf } from '../src/core/execute.ts';
import { allUseCases, type UseCases } from '../src/use-cases.ts';

/** Every use case as a function, for one caller: `doors(app, call).actions.assign({...})`. */
export type Doors = {
  [S in keyof UseCases]: {
    [U in keyof UseCases[S]]: (
      input: InputOf<UseCases[S][U]>,
      extra?: Partial<Call>,
    ) => Promise<OutputOf<UseCases[S][U]>>;
  };
};

/** For the demo and the tests, which call use cases as members do. `call` is asked at each use, since the clock moves. */
export const doors = (app: App, call: () => Call): Doors =>
  new Proxy(
    {},
    {
      get: (_slices, slice: string) =>
        new Proxy(
          {},
          {
            get:
              (_verbs, verb: string) =>
              (input: unknown, extra: Partial<Call> = {}) => {
                const named = allUseCases.get(`${slice}.${verb}`);
                if (named === undefined) throw new Error(`no use case ${slice}.${verb}`);
                return execute(app, named, input, { ...call(), ...extra });
              },
          },
        ),
    },
  ) as Doors;
