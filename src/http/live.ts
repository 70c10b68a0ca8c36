import { type Response, Router } from 'express';
import type { App } from '../core/context.ts';
import type { Grant } from '../core/grants.ts';
import type { Hint } from '../core/hints.ts';
import { type Instant, machineNow, milliseconds } from '../core/time.ts';
import { callerOf, signIn } from './sign-in.ts';

const HEARTBEAT_MS = 15_000;
/** What may wait for one client: far more than any burst of hints (some 60 bytes each), far less than hurts. */
const MOST_UNREAD = 512 * 1024;
/** The longest that a timer can run. */
const LONGEST_MS = 2 ** 31 - 1;

const SEEN_WITH: Record<string, Grant> = {
  lists: 'lists.see',
  candidates: 'lists.see',
  cases: 'cases.see',
  case: 'cases.see',
  actions: 'actions.see',
  huddles: 'huddles.see',
  huddle: 'huddles.see',
  agenda: 'huddles.see',
};
/** Between our own processes, not for tabs. */
const OURS = new Set(['courier']);
const grantFor = (topic: string): Grant => SEEN_WITH[topic.split('/', 1)[0] ?? ''] ?? 'see';

/** The open tabs of one neighbourhood who may see the same topics: each hint is written once for all of them. */
type Audience = { grants: ReadonlySet<Grant>; tabs: Set<Response> };
export type Live = { router: Router; stop(): void };

/**
 * `GET /api/live`: one stream of server-sent events for each browser, carrying which topics changed in the caller's own
 * neighbourhood and nothing else; the tab then asks again. A stream ends with the token, when the client does not read,
 * and when the team's members change (they reconnect and are checked anew).
 */
export function live(app: App, caller = signIn(app)): Live {
  const neighbourhoods = new Map<string, Map<string, Audience>>();
  const everyTab = function* (): Generator<Response> {
    for (const audiences of neighbourhoods.values()) for (const { tabs } of audiences.values()) yield* tabs;
  };
  const beat = Buffer.from(': still here\n\n');
  const heart = setInterval(() => {
    for (const tab of everyTab()) {
      // Still waiting after a whole beat: nobody reads at the other end.
      if (tab.writableNeedDrain) tab.destroy();
      else write(tab, beat);
    }
  }, HEARTBEAT_MS).unref();

  const unsubscribe = app.hints.subscribe(({ neighbourhoodId, topics }: Hint) => {
    const audiences = neighbourhoods.get(neighbourhoodId);
    if (audiences === undefined) return;
    for (const { grants, tabs } of audiences.values()) {
      const seen = topics.filter((topic) => !OURS.has(topic) && grants.has(grantFor(topic)));
      if (seen.length === 0) continue;
      const frame = Buffer.from(`data: ${JSON.stringify({ topics: seen })}\n\n`);
      for (const tab of tabs) write(tab, frame);
    }
    if (topics.includes('members'))
      for (const { tabs } of audiences.values()) for (const tab of tabs) tab.end();
  });

  const join = (neighbourhoodId: string, grants: ReadonlySet<Grant>, tab: Response): void => {
    const audiences = neighbourhoods.get(neighbourhoodId) ?? new Map<string, Audience>();
    neighbourhoods.set(neighbourhoodId, audiences);
    const key = [...grants].sort().join(' ');
    const audience = audiences.get(key) ?? { grants, tabs: new Set() };
    audiences.set(key, audience);
    audience.tabs.add(tab);
    tab.on('close', () => {
      audience.tabs.delete(tab);
      if (audience.tabs.size === 0 && audiences.get(key) === audience) audiences.delete(key);
      if (audiences.size === 0 && neighbourhoods.get(neighbourhoodId) === audiences)
        neighbourhoods.delete(neighbourhoodId);
    });
  };

  const router = Router();
  router.get('/api/live', caller, (_request, response) => {
    const { actor, neighbourhoodId, endsAt } = callerOf(response);
    response.set({
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      // Proxies that gather small writes would hold hints back.
      'X-Accel-Buffering': 'no',
    });
    response.write('retry: 2000\n\n');
    const ending = setTimeout(() => response.end(), timeLeft(endsAt)).unref();
    response.on('close', () => clearTimeout(ending));
    join(neighbourhoodId, actor.grants, response);
  });

  return {
    router,
    stop() {
      clearInterval(heart);
      unsubscribe();
      for (const tab of everyTab()) tab.end();
    },
  };
}

function write(tab: Response, frame: Buffer): void {
  if (tab.writableEnded) return;
  if (tab.writableLength > MOST_UNREAD) tab.destroy();
  else tab.write(frame);
}

const timeLeft = (endsAt: Instant): number =>
  Math.min(LONGEST_MS, Math.max(0, milliseconds(endsAt) - milliseconds(machineNow())));
