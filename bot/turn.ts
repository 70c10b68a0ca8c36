import type { Actor, App, Call, Door, Here, MemberActor } from '../src/core/context.ts';
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
  /** Professionals open and accept people; coordinators and managers propose (DOMAIN.md 3). */
  isProfessional: boolean;
  neighbourhood: { id: string; code: string; name: string; localClosures: readonly Day[] };
  /** Found out with who spoke, so that nothing asked in this turn asks it again. */
  here?: Here;
  now: Instant;
  today: Day;
};

/** Asks a use case by its name in the registry. */
export type Ask = <N extends Use>(use: N, input: In<N>, file?: TurnFile) => Promise<Out<N>>;
export type TurnFile = { name: string; bytes: AsyncIterable<Uint8Array> };

/** One thing said or pressed by one member, and the only way from here into the app. */
export type Turn = Speaker & {
  app: App;
  place: Place;
  door: Door;
  /** Conversation and activity: Teams repeats an activity that it thinks was lost, and the repeat must do nothing. */
  key: string;
  /** Said in a channel of the neighbourhood's team, where each huddle has its one post. */
  inTeam: boolean;
  /** The bot's own id in Teams, for the link to the personal chat. */
  botId: string;
  /** Keeps the channel of the team in which this was said, and gives its id; undefined elsewhere. */
  channel?: () => Promise<string>;
  ask: Ask;
  /** The same for a name that came with a press; the use case checks its input as always. */
  run(use: string, input: unknown): Promise<unknown>;
  /** Full names of people we hold that occur in the words, for the privacy gate. */
  namesIn(words: string): Promise<readonly string[]>;
};

/** The use case behind a name that came from outside (a button of an old card); undefined when there is none. */
export const namedUseCase = (name: string): UseCase | undefined => allUseCases.get(name)?.useCase;

const runAs = (app: App, call: Call, use: string, input: unknown): Promise<unknown> => {
  const named = allUseCases.get(use);
  if (named === undefined) throw new Error(`no use case ${use}`);
  return execute(app, named, input, call);
};
/** Asks as one caller. `execute` gives what the registry's own type says; a name looked up in a map cannot carry that type. */
export const askAs =
  (app: App, call: Call): Ask =>
  (use, input, file) =>
    runAs(app, file === undefined ? call : { ...call, file }, use, input) as Promise<Out<typeof use>>;

/** Makes the turn: what it asks is asked by this member (or `actor`), in this place, under this activity's request key. */
export function turnOf(
  app: App,
  speaker: Speaker,
  from: Pick<Turn, 'place' | 'inTeam' | 'door' | 'key' | 'botId' | 'channel'>,
  actor: Actor = speaker.me,
): Turn {
  const call = {
    actor,
    neighbourhoodId: speaker.neighbourhood.id,
    here: speaker.here,
    door: from.door,
    requestKey: from.key,
    where: from.place,
  };
  return {
    ...speaker,
    ...from,
    app,
    ask: askAs(app, call),
    run: (use, input) => runAs(app, call, use, input),
    namesIn: (words) => namesHeld(app, speaker.neighbourhood.id, words),
  };
}
