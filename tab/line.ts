export type LineState = 'connecting' | 'live' | 'lost';
const UNREACHED = 'huddle-unreached';
let state: LineState = 'connecting';

/** Whether this frame knows that the server cannot be reached. */
export const isLost = (): boolean => state === 'lost';
/** live.ts says how the line stands. */
export function lineIs(next: LineState): void {
  state = next;
}
/** A call did not reach the server: live.ts looks at once, instead of waiting for the silence to be long enough. */
export const unreached = (): boolean => window.dispatchEvent(new Event(UNREACHED));
export function onUnreached(look: () => void): () => void {
  window.addEventListener(UNREACHED, look);
  return () => window.removeEventListener(UNREACHED, look);
}
