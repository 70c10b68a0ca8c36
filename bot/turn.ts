import type { App, MemberActor } from '../src/core/context.ts';
import type { Day, Instant } from '../src/core/day.ts';
import { execute } from '../src/core/execute.ts';
import type { InputOf, OutputOf, UseCase } from '../src/core/use-case.ts';
import { allUseCases, type UseCases } from '../src/use-cases.ts';
import { namesHeld } from './names-held.ts';

/** "actions.assign": every name in the registry, so that a slip in a phrase or a button is a type error. */
export type Use = {
  [S in keyof UseCases & string]: `${S}.${keyof UseCases[S] & string}`;
}[keyof UseCases & string];
type CaseOf<N extends Use> = N extends `${infer S}.${infer V}`
  ? S extends keyof UseCases
    ? V extends keyof UseCases[S]
      ? UseCases[S][V]
      : never
    : never
  : never;
export type In<N extends Use> = InputOf<CaseOf<N>>;
export type Out<N extends Use> = OutputOf<CaseOf<N>>;

/** `shared`: channel, group chat, meeting chat. Everything that is not certainly a one-to-one chat is shared. */
export type Place = 'personal' | 'shared';

/** Who spoke or pressed, where and when: found out once for each activity. */
export type Speaker = {
  me: MemberActor;
  neighbourhood: { id: string; code: string; name: string };
  now: Instant;
  today: Day;
};

/** One thing said or pressed by one member, and the only way from here into the app. */
export type Turn = Speaker & {
  app: App;
  place: Place;
  door: 'chat' | 'card';
  /** Conversation and activity: Teams repeats an activity that it thinks was lost, and the repeat must do nothing. */
  key: string;
  /** The bot's own id in Teams, for the link to the personal chat. */
  botId: string;
  ask<N extends Use>(use: N, input: In<N>, file?: TurnFile): Promise<Out<N>>;
  /** The same for a name that came with a press; the use case checks its input as always. */
  run(use: string, input: unknown, file?: TurnFile): Promise<unknown>;
  /** Full names of people we hold that occur in the words, for the privacy gate. */
  namesIn(words: string): Promise<readonly string[]>;
};
export type TurnFile = { name: string; bytes: AsyncIterable<Uint8Array> };

/** The use case behind a name that came from outside (a button of an old card); undefined when there is none. */
export const namedUseCase = (name: string): UseCase | undefined => allUseCases.get(name)?.useCase;

/** Makes the turn: `ask` and `run` call use cases as this member, in this place, under this activity's request key. */
export function turnOf(
  app: App,
  speaker: Speaker,
  from: Pick<Turn, 'place' | 'door' | 'key' | 'botId'>,
): Turn {
  const call = {
    actor: speaker.me,
    neighbourhoodId: speaker.neighbourhood.id,
    door: from.door,
    requestKey: from.key,
    where: from.place,
  };
  const run: Turn['run'] = (use, input, file) => {
    const named = allUseCases.get(use);
    if (named === undefined) throw new Error(`no use case ${use}`);
    return execute(app, named, input, file === undefined ? call : { ...call, file });
  };
  return {
    ...speaker,
    ...from,
    app,
    run,
    // `execute` gives what the registry's own type says; the map of names to use cases cannot carry that type.
    ask: (use, input, file) => run(use, input, file) as Promise<Out<typeof use>>,
    namesIn: (words) => namesHeld(app, speaker.neighbourhood.id, words),
  };
}
