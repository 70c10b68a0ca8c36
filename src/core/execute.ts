import type { CompiledQuery } from 'kysely';
import type { Access, Tx } from '../db/connect.ts';
import { auditing, type Entry, enter, isRecorded, writeAudit, writeLooks } from './audit.ts';
import type { App, Call, Context, ErrandContext } from './context.ts';
import { rolesFor } from './grants.ts';
import { enqueue } from './outbox.ts';
import { Refusal } from './refusal.ts';
import { answerBefore, claim, keeping, REPEATED } from './request.ts';
import { dayOf, machineNow, shifted } from './time.ts';
import { alikeKey, oneOf, sharedIn, unrecorded } from './together.ts';
import { understood } from './understood.ts';
import type { About, Command, InputOf, OutputOf, Query, UseCase } from './use-case.ts';

/** What must ripple to the right of a command, in its transaction: it gets the command's answer and may refuse the whole. */
export type Follower<O = unknown> = { follow(ctx: Context, output: O): Promise<void> }['follow'];
/** A use case with the name it has in the registry: `actions.assign`. */
export type Named<U = UseCase> = { name: string; useCase: U; follows?: readonly Follower[] | undefined };

/**
 * The only way in. Parses the input, checks the grant, opens the one transaction (errands open their own), claims the
 * request key, runs, and leaves the audit entry, the looks and one hint to open tabs. Refusals other than `invalid` are
 * recorded in a transaction of their own.
 */
export async function execute<U extends UseCase>(
  app: App,
  { name, useCase, follows }: Named<U>,
  raw: unknown,
  call: Call,
): Promise<OutputOf<U>> {
  const erased: UseCase = useCase;
  try {
    if (!call.actor.grants.has(erased.needs))
      throw new Refusal('forbidden', `That needs the ${rolesFor(erased.needs)} role. Ask your coordinator.`);
    if (call.where === 'shared' && erased.where === 'personal')
      throw new Refusal(
        'forbidden',
        'Let’s do that privately. Send it to me in our personal chat, or use the Huddle tab.',
      );
    const input = understood(erased.input, raw);
    // The one cast of the spine: a registry entry's output type is known from its own `run`.
    return (
      erased.kind === 'errand'
        ? await erased.run(input, await errandContext(app, name, erased, call, input))
        : await once(app, { name, useCase: erased, follows }, input, call)
    ) as OutputOf<U>;
  } catch (error) {
    if (error instanceof Refusal && isRecorded(error.reason))
      await inTransaction(app, call, (ctx) =>
        writeAudit(ctx, { useCase: name, did: erased.says, outcome: 'refused', reason: error.reason }),
      );
    throw error;
  }
}

type Work<T> = (ctx: Context) => Promise<T>;
/** What goes out together with the commit: when it fails, nothing is kept. */
type Last<T> = (ctx: Context, done: T) => CompiledQuery[];

/** Runs the work in one transaction with row-level security, the bound time and the outbox; hints go out after commit. */
export async function inTransaction<T>(
  app: App,
  call: Call,
  work: Work<T>,
  access: Access = 'read write',
  last: Last<T> = () => [],
): Promise<T> {
  let wrote = false;
  const inside = async (db: Tx) => {
    // On the wire before anything that the work asks for, so that nobody waits for it who knows its answer already.
    const entering = enter(db, call);
    const { code, zone, localClosures, offsetMs } = call.here ?? (await entering);
    const now = call.now ?? shifted(machineNow(), offsetMs);
    const ctx: Context = {
      app,
      db,
      neighbourhoodId: call.neighbourhoodId,
      actor: call.actor,
      door: call.door,
      where: call.where ?? 'personal',
      now,
      today: dayOf(now, zone),
      code,
      zone,
      localClosures,
      practiceClock: offsetMs !== 0,
      send: async (message) => {
        wrote = true;
        await enqueue(ctx, message);
      },
    };
    const [done] = await Promise.all([work(ctx), entering]);
    return { ctx, done };
  };
  const { done } = await app.transact(access, inside, ({ ctx, done }) => last(ctx, done));
  if (wrote) app.wakeCourier(call.neighbourhoodId);
  return done;
}

const TRIES = 3;
/** Two took the same rows in opposite order; or the schema changed since the connection made its plans. */
const WORTH_ANOTHER = new Set(['40P01', '0A000']);
/** What the database gave up whole runs again. */
async function unlockedAgain<T>(
  app: App,
  call: Call,
  work: Work<T>,
  access: Access,
  last?: Last<T>,
): Promise<T> {
  for (let tried = 1; ; tried++)
    try {
      return await inTransaction(app, call, work, access, last);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (!WORTH_ANOTHER.has(code) || tried === TRIES) throw error;
      app.log.info('transaction.again', { tried, code });
    }
}

async function once(
  app: App,
  { name, useCase, follows }: Named<Query | Command>,
  input: unknown,
  call: Call,
): Promise<unknown> {
  if (useCase.kind === 'query' && useCase.sameFor !== undefined)
    return asOne(app, name, useCase, input, call);
  const isCommand = useCase.kind === 'command';
  const key =
    isCommand && call.requestKey !== undefined ? `${call.door}:${call.requestKey}:${name}` : undefined;
  const access = isCommand || useCase.looks !== undefined ? 'read write' : 'read only';
  const work = async (ctx: Context): Promise<unknown> => {
    const claimed = key === undefined ? undefined : claim(ctx, key, name, input);
    // Asked behind the claim, on the same wire; what it comes to counts only when the claim holds.
    const running = (async () => useCase.run(input, ctx))();
    running.catch(toldAfterTheClaim);
    await claimed;
    const result = await running;
    for (const follow of follows ?? []) await follow(ctx, result);
    await writeLooks(ctx, name, useCase, useCase.looks?.(input, result) ?? []);
    return result;
  };
  const last = (ctx: Context, result: unknown): CompiledQuery[] => [
    ...(isCommand && (useCase.noted?.(result) ?? true)
      ? auditing(ctx, ...doneEntries(name, useCase, useCase.about?.(input, result)))
      : []),
    ...(key === undefined ? [] : [keeping(ctx, key, result)]),
  ];
  try {
    const output = await unlockedAgain(app, call, work, access, last);
    const topics = isCommand ? (useCase.touches?.(input, output) ?? []) : [];
    app.hints.publish({ neighbourhoodId: call.neighbourhoodId, topics });
    return output;
  } catch (error) {
    if (error !== REPEATED || key === undefined) throw error;
    return unlockedAgain(app, call, (ctx) => answerBefore(ctx, key, input), 'read only');
  }
}
const toldAfterTheClaim = (): void => {};

/** A query whose answer is shared by all who ask alike at this moment; each one's looks are recorded before they have it. */
async function asOne(app: App, name: string, useCase: Query, input: unknown, call: Call): Promise<unknown> {
  const asker = { ...call, actor: oneOf(call.actor) };
  const shared = sharedIn(app);
  const output = await shared.ask(alikeKey(name, input, call), () =>
    unlockedAgain(app, asker, (ctx) => useCase.run(input, ctx), 'read only'),
  );
  const { fresh, recorded } = unrecorded(shared, call, useCase.looks?.(input, output) ?? []);
  if (fresh.length > 0) {
    await inTransaction(app, call, (ctx) => writeLooks(ctx, name, useCase, fresh));
    recorded();
  }
  return output;
}

/** One entry, or one for each when several were done in one go. */
const doneEntries = (name: string, { says: did }: UseCase, about: About | About[] | undefined): Entry[] =>
  [about].flat().map((one) => ({ useCase: name, did, outcome: 'done', about: one }));

async function errandContext(
  app: App,
  name: string,
  useCase: UseCase,
  call: Call,
  input: unknown,
): Promise<ErrandContext> {
  const { now, today } = await inTransaction(app, call, async (ctx) => ctx);
  const touched: string[] = [];
  return {
    app,
    neighbourhoodId: call.neighbourhoodId,
    actor: call.actor,
    door: call.door,
    file: call.file,
    now,
    today,
    async step(work) {
      const result = await inTransaction(app, call, work);
      // Only now: a tab that asks again before the commit would see what was there before.
      app.hints.publish({ neighbourhoodId: call.neighbourhoodId, topics: touched.splice(0) });
      return result;
    },
    async note(ctx, output) {
      await writeAudit(ctx, ...doneEntries(name, useCase, useCase.about?.(input, output)));
      touched.push(...(useCase.touches?.(input, output) ?? []));
    },
  };
}

export type { InputOf, OutputOf };
