import { randomUUID } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import type { Config } from '../config.ts';
import type { Actor, App, Call } from '../core/context.ts';
import { execute, inTransaction, type Named } from '../core/execute.ts';
import { operatorGrants, systemGrants } from '../core/grants.ts';
import { Refusal } from '../core/refusal.ts';
import { instantOf, milliseconds } from '../core/time.ts';
import {
  actorOf,
  allNeighbourhoods,
  foundPracticeNeighbourhood,
  memberByEmail,
  signInOf,
} from '../neighbourhoods/index.ts';
import { allUseCases, useCases } from '../use-cases.ts';

const practiceInstant = z.iso.datetime({
  offset: true,
  error: 'A time looks like 2026-12-04T09:00:00Z, with its zone.',
});
/** One thing to do: which use case, with what, and in practice as whom and when. */
export const asking = z.strictObject({
  use: z.string(),
  input: z.unknown().exactOptional(),
  as: z.string().exactOptional(),
  now: practiceInstant.exactOptional(),
  file: z.string().exactOptional(),
});
export type Asking = z.output<typeof asking>;

/** Acting as somebody else, or at another time, is for practice. */
export function practiceOnly(
  { mode }: Config,
  { as, now }: { as?: string | undefined; now?: string | undefined },
): void {
  if (mode === 'production' && (as !== undefined || now !== undefined))
    throw new Refusal(
      'forbidden',
      'In production the operator acts, at the real time: leave out --as and --now.',
    );
}

/**
 * Does one thing by the operator's door. `neighbourhood` (code or id) in the input says where, and may be left out where
 * there is only one, or only one of which `as` is a member. An empty practice database gets an empty neighbourhood first.
 * Refuses `as` and `now` in production, and what `execute` refuses.
 */
export async function ask(app: App, { use, input, as, now, file }: Asking): Promise<unknown> {
  practiceOnly(app.config, { as, now });
  const named = allUseCases.get(use);
  if (named === undefined)
    throw new Refusal('missing', `There is no use case ${use}. “npm run -s cli -- help” lists them all.`);
  const call: Call = {
    ...(await whoAndWhere(app, named, neighbourhoodIn(input), as)),
    door: 'cli',
    where: 'personal',
    now: now === undefined ? undefined : instantOf(milliseconds(now)),
    ...(file === undefined ? {} : { file: fileAt(file) }),
  };
  return execute(app, named, withoutNeighbourhood(named, input), call);
}

type Place = { neighbourhoodId: string; code: string };
type WhoAndWhere = { actor: Actor; neighbourhoodId: string };

async function whoAndWhere(
  app: App,
  { useCase }: Named,
  wanted: string | undefined,
  as: string | undefined,
): Promise<WhoAndWhere> {
  const operator: Actor = { kind: 'operator', grants: operatorGrants };
  if (useCase === useCases.neighbourhoods.found && as === undefined)
    return { actor: operator, neighbourhoodId: randomUUID() };
  const places = await placesNamed(app, wanted);
  if (as === undefined) return { actor: operator, neighbourhoodId: onlyOne(places).neighbourhoodId };
  const members = (await Promise.all(places.map((place) => memberIn(app, place, as)))).flat();
  if (members.length === 0)
    throw new Refusal('missing', 'I can’t find a member with that e-mail address. Check it and try again.');
  const { actor, neighbourhoodId } = onlyOne(members);
  return { actor, neighbourhoodId };
}

async function placesNamed(app: App, wanted: string | undefined): Promise<Place[]> {
  const all = await allNeighbourhoods(app.db);
  if (wanted !== undefined) {
    const found = all.filter(
      ({ neighbourhoodId, code }) => neighbourhoodId === wanted || code === wanted.toUpperCase(),
    );
    if (found.length > 0) return found;
    throw new Refusal('missing', `I can’t find that neighbourhood. ${inWords(all)}`);
  }
  if (all.length > 0) return all;
  if (app.config.mode === 'production')
    throw new Refusal('missing', 'There is no neighbourhood yet. Make one with neighbourhoods.found.');
  const { id, code } = await foundPracticeNeighbourhood(app);
  return [{ neighbourhoodId: id, code }];
}

function onlyOne<P extends Place>(places: readonly P[]): P {
  const [place, another] = places;
  if (place === undefined || another !== undefined)
    throw new Refusal(
      'invalid',
      `Say in which neighbourhood, with "neighbourhood" in the input. ${inWords(places)}`,
    );
  return place;
}

const inWords = (places: readonly Place[]): string =>
  places.length === 0 ? 'There is none yet.' : `Known here: ${places.map(({ code }) => code).join(', ')}.`;

async function memberIn(app: App, place: Place, email: string): Promise<(Place & { actor: Actor })[]> {
  const system: Actor = { kind: 'system', grants: systemGrants };
  const call: Call = { actor: system, neighbourhoodId: place.neighbourhoodId, door: 'cli' };
  return inTransaction(app, call, async (ctx) => {
    const member = await memberByEmail(ctx, email);
    const account = member === undefined ? undefined : await signInOf(ctx, member.id);
    if (member === undefined || account === undefined) return [];
    return [{ ...place, actor: actorOf(member, account.accountId) }];
  });
}

const withNeighbourhood = z.looseObject({ neighbourhood: z.string() });
const neighbourhoodIn = (input: unknown): string | undefined =>
  withNeighbourhood.safeParse(input).data?.neighbourhood;

/** It says where, so it stays only for a use case that asks for it itself. */
function withoutNeighbourhood({ useCase }: Named, input: unknown): unknown {
  const given = withNeighbourhood.safeParse(input).data;
  if (given === undefined) return input;
  if (useCase.input instanceof z.ZodObject && 'neighbourhood' in useCase.input.shape) return input;
  const { neighbourhood: _where, ...rest } = given;
  return rest;
}

function fileAt(path: string): NonNullable<Call['file']> {
  if (!(statSync(path, { throwIfNoEntry: false })?.isFile() ?? false))
    throw new Refusal('missing', `I can’t find the file ${path}. Check where it is and try again.`);
  return { name: basename(path), bytes: createReadStream(path) };
}
