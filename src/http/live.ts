import { type Response, Router } from 'express';
import { exclusionsOf } from '../cases/index.ts';
import type { App, MemberActor } from '../core/context.ts';
import { inTransaction } from '../core/execute.ts';
import { type Grant, systemGrants } from '../core/grants.ts';
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
  prep: 'cases.see',
  minutes: 'cases.see',
};
/** Between our own processes, not for tabs. */
const OURS = new Set(['courier']);
const grantFor = (topic: string): Grant => SEEN_WITH[topic.split('/', 1)[0] ?? ''] ?? 'see';

const CASE = 'case/';

/** The open tabs of one neighbourhood who may see the same topics: each hint is written once for all of them. */
type Audience = { grants: ReadonlySet<Grant>; organisationId: string; tabs: Set<Response> };
/** By reference, the organisations that never hear of it; undefined where that could not be found out. */
type Kept = ReadonlyMap<string, readonly string[]> | undefined;
export type Live = { router: Router; stop(): void };

/**
 * `GET /api/live`: one stream of server-sent events for each browser, carrying which topics changed in the caller's own
 * neighbourhood and nothing else, least of all a case that its person keeps from the caller's organisation (looked up for
 * each hint, since the hint may be that just this changed); the tab then asks again. A stream ends with the token, when the client does not read,
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

  const keptFrom = async ({ neighbourhoodId, topics }: Hint): Promise<Kept> => {
    const refs = topics.filter((topic) => topic.startsWith(CASE)).map((topic) => topic.slice(CASE.length));
    if (refs.length === 0) return new Map();
    const system = { kind: 'system', grants: systemGrants } as const;
    return inTransaction(
      app,
      { actor: system, neighbourhoodId, door: 'clock' },
      (ctx) => exclusionsOf(ctx, refs),
      'read only',
    ).catch(() => {
      app.log.error('live.exclusions-failed');
      return undefined;
    });
  };
  const pass = async (hint: Hint): Promise<void> => {
    const audiences = neighbourhoods.get(hint.neighbourhoodId);
    if (audiences === undefined) return;
    const kept = await keptFrom(hint);
    for (const audience of audiences.values()) {
      const seen = heardBy(audience, hint.topics, kept);
      if (seen.length > 0) for (const tab of audience.tabs) write(tab, frameOf(seen));
    }
    if (hint.topics.includes('members'))
      for (const { tabs } of audiences.values()) for (const tab of tabs) tab.end();
  };
  const unsubscribe = app.hints.subscribe(
    (hint) => void pass(hint),
    () => {
      // A topic that no tab knows: it asks everything anew.
      for (const tab of everyTab()) write(tab, frameOf(['everything']));
    },
  );

  const join = (neighbourhoodId: string, { grants, organisationId }: MemberActor, tab: Response): void => {
    const audiences = neighbourhoods.get(neighbourhoodId) ?? new Map<string, Audience>();
    neighbourhoods.set(neighbourhoodId, audiences);
    const key = [organisationId, ...[...grants].sort()].join(' ');
    const audience = audiences.get(key) ?? { grants, organisationId, tabs: new Set() };
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
    join(neighbourhoodId, actor, response);
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

const frameOf = (topics: string[]): Buffer => Buffer.from(`data: ${JSON.stringify({ topics })}\n\n`);

/** What an audience may hear of a hint; where exclusions are not known, a case is named to nobody. */
function heardBy({ grants, organisationId }: Audience, topics: string[], kept: Kept): string[] {
  return topics
    .filter((topic) => !OURS.has(topic) && grants.has(grantFor(topic)))
    .flatMap((topic) => {
      if (!topic.startsWith(CASE)) return topic;
      if (kept === undefined) return 'cases';
      return kept.get(topic.slice(CASE.length))?.includes(organisationId) ? [] : topic;
    });
}

function write(tab: Response, frame: Buffer): void {
  if (tab.writableEnded) return;
  if (tab.writableLength > MOST_UNREAD) tab.destroy();
  else tab.write(frame);
}

const timeLeft = (endsAt: Instant): number =>
  Math.min(LONGEST_MS, Math.max(0, milliseconds(endsAt) - milliseconds(machineNow())));
