import { app, authentication, FrameContexts, meeting } from '@microsoft/teams-js';
import { machineNow, milliseconds } from '../src/core/day.ts';

export type Theme = 'default' | 'dark' | 'contrast';
/** Where the tab stands: a page of its own, beside a meeting, on the meeting's stage, or not in Teams at all. */
export type Surface = 'page' | 'side panel' | 'stage' | 'none';
export type Frame = { surface: Surface; theme: Theme; address: string | undefined };

const OUTSIDE: Frame = { surface: 'none', theme: 'default', address: undefined };
/** A parent that is not Teams never answers, and teams-js would wait for a minute. */
const PATIENCE_MS = 5_000;
/** A token is asked for again a minute before it ends. */
const SPARE_MS = 60_000;

const themeOf = (name: string | undefined): Theme =>
  name === 'dark' || name === 'contrast' ? name : 'default';

function surfaceOf(frame: FrameContexts): Surface {
  if (frame === FrameContexts.sidePanel) return 'side panel';
  return frame === FrameContexts.meetingStage ? 'stage' : 'page';
}

const within = <T>(work: Promise<T>, ms: number): Promise<T> =>
  Promise.race([
    work,
    new Promise<never>((_keep, fail) => setTimeout(() => fail(new Error('Teams did not answer')), ms)),
  ]);

/**
 * Shakes hands with Teams (or the local host page, which speaks as Teams does) and says where we stand, with which theme,
 * and which page a link asked for: the deep link's `page`, narrowed by its `subPage` ("huddles/<id>").
 */
export async function joinTeams(): Promise<Frame> {
  try {
    await within(app.initialize(), PATIENCE_MS);
    const context = await within(app.getContext(), PATIENCE_MS);
    app.notifySuccess();
    return {
      surface: surfaceOf(context.page.frameContext),
      theme: themeOf(context.app.theme),
      address: context.page.subPageId || context.page.id,
    };
  } catch {
    return OUTSIDE;
  }
}

export function onTheme(heard: (theme: Theme) => void): void {
  app.registerOnThemeChangeHandler((theme) => heard(themeOf(theme)));
}

let kept: { token: string; until: number } | undefined;

/** The signed-in person's token for our server; `anew` when the server did not like the last one. */
export async function token(anew = false): Promise<string> {
  if (!anew && kept !== undefined && kept.until > milliseconds(machineNow())) return kept.token;
  const fresh = await authentication.getAuthToken({ silent: true });
  kept = { token: fresh, until: endOf(fresh) - SPARE_MS };
  return fresh;
}

function endOf(jwt: string): number {
  try {
    const payload = (jwt.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    return JSON.parse(atob(payload)).exp * 1000;
  } catch {
    return 0;
  }
}

/** Puts an address of ours on the meeting's stage, for everybody in the meeting. */
export const shareToStage = (address: string): Promise<boolean> =>
  new Promise((keep) =>
    meeting.shareAppContentToStage((error, shared) => keep(error === null && shared === true), address),
  );
