import { expect, inject } from 'vitest';
import type { PlaygroundPerson } from '../../dev/people.ts';
import type { useCases } from '../../src/use-cases.ts';
import type { AppAddress } from './app.ts';

type Cases = typeof useCases;
type Slice = keyof Cases;
type Done<S extends Slice, V extends keyof Cases[S]> = Cases[S][V] extends {
  run(...words: never[]): Promise<infer Output>;
}
  ? Output
  : never;

/** One use case as a member, by the tab's API: for what a journey needs to know, or to stand ready, before it begins. */
export async function ask<S extends Slice, V extends keyof Cases[S] & string>(
  who: Pick<PlaygroundPerson, 'email'>,
  use: `${S}.${V}`,
  input: Record<string, unknown> = {},
  { url }: Pick<AppAddress, 'url'> = inject('app'),
): Promise<Done<S, V>> {
  const headers = { 'content-type': 'application/json' };
  const signedIn = await fetch(`${url}/local/token`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ member: who.email }),
  });
  const { token } = await signedIn.json();
  const answer = await fetch(`${url}/api/${use}`, {
    method: 'POST',
    headers: { ...headers, authorization: `Bearer ${token}` },
    body: JSON.stringify({ input, mutationId: crypto.randomUUID() }),
  });
  expect(answer.status, `${use} ${await answer.clone().text()}`).toBe(200);
  return (await answer.json()).done;
}

/** The last huddle to come that has at least two cases once its agenda is filled: what ran before may have taken the others. */
export async function filledHuddle(who: Pick<PlaygroundPerson, 'email'>): Promise<string> {
  const huddles = await ask(who, 'huddles.list');
  for (const { id, status } of huddles.toReversed()) {
    if (status !== 'scheduled' && status !== 'draft') continue;
    await ask(who, 'huddles.fill', { huddleId: id });
    const { items } = await ask(who, 'huddles.read', { huddleId: id });
    if (items.length >= 2) return id;
  }
  throw new Error('No huddle to come has two cases');
}
