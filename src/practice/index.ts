import { moveClock } from './move-clock.ts';

/** Local (practice) mode's own powers, `dev.…` in the registry. */
export const dev = { moveClock };
