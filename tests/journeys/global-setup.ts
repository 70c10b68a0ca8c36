import type { TestProject } from 'vitest/node';
import { findBrowser } from '../../dev/browser.ts';
import { type AppAddress, startApp } from './app.ts';

declare module 'vitest' {
  interface ProvidedContext {
    app: AppAddress;
  }
}

/** One app a run, with the demo neighbourhood: the journeys share it, as people share a day. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (findBrowser() === undefined) return async () => {};
  const { stop, ...address } = await startApp();
  project.provide('app', address);
  return async () => {
    await stop();
  };
}
