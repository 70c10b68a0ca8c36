import type { Named } from './execute.ts';
import type { Registry, UseCase } from './use-case.ts';

/** Every use case by its name, `actions.assign`; a Map, so that "constructor" is not one. */
export function catalogue(registry: Registry): ReadonlyMap<string, Named> {
  const entries = Object.entries(registry).flatMap(([slice, cases]) =>
    Object.entries(cases).map(([verb, useCase]: [string, UseCase]): [string, Named] => [
      `${slice}.${verb}`,
      { name: `${slice}.${verb}`, useCase },
    ]),
  );
  return new Map(entries);
}
