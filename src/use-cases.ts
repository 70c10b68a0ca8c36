import { calendar } from './calendar/index.ts';
import { catalogue } from './core/registry.ts';
import type { Registry } from './core/use-case.ts';
import { governance } from './governance/index.ts';
import { neighbourhoods } from './neighbourhoods/index.ts';
import { people } from './people/index.ts';
import { dev } from './practice/index.ts';

/** THE REGISTRY: everything the app can do. Every door calls `execute` with one of these, and nothing else. */
export const useCases = { calendar, neighbourhoods, people, governance, dev } satisfies Registry;
export type UseCases = typeof useCases;
export const allUseCases = catalogue(useCases);
