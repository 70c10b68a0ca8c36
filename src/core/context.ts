import type { Config } from '../config.ts';
import type { CopyIn, Db, Transact, Tx } from '../db/connect.ts';
import type { Log } from '../log.ts';
import type { Grant, Role } from './grants.ts';
import type { Hints } from './hints.ts';
import type { NewMessage } from './outbox.ts';
import type { Day, Instant } from './time.ts';
import type { Json } from './use-case.ts';

export type Door = 'chat' | 'card' | 'tab' | 'cli' | 'clock' | 'link';

export type MemberActor = {
  kind: 'member';
  memberId: string;
  accountId: string;
  name: string;
  organisationId: string;
  profession: string;
  roles: readonly Role[];
  grants: ReadonlySet<Grant>;
};
export type Actor =
  | MemberActor
  | { kind: 'operator'; grants: ReadonlySet<Grant> }
  | { kind: 'system'; grants: ReadonlySet<Grant> }
  /** Somebody without an account who holds a link to one action: they answer for that, and see nothing else. */
  | { kind: 'partner'; linkId: string; grants: ReadonlySet<Grant> };

/** The neighbourhood's code, its zone, the days it is closed, and how far the practice clock is moved. */
export type Here = { code: string; zone: string; localClosures: readonly Day[]; offsetMs: number };

/** Who asks, in which neighbourhood, by which door, under which request key, at what time. */
export type Call = {
  actor: Actor;
  neighbourhoodId: string;
  door: Door;
  /** Door + conversation + activity or mutation id. The same key again gives the first answer and does nothing. */
  requestKey?: string | undefined;
  /** A bound time, local mode only; else the machine's clock plus the practice offset. */
  now?: Instant | undefined;
  /** Read by the door, in this same request, when it found out who asks; else each transaction asks first. */
  here?: Here | undefined;
  /** Where the words were said; `shared` refuses what is personal. */
  where?: 'personal' | 'shared';
  /** A file that came with the call (upload, chat attachment, --file). */
  file?: { name: string; bytes: AsyncIterable<Uint8Array> };
};

/** Sends one rendered message to a member or the channel; implemented in bot/, since only a door knows cards. */
export type Messenger = {
  /** Gives back the id of the activity posted or edited, and the conversation row it went to. Throws `SendFailure`. */
  send(message: Outgoing): Promise<{ activityId: string; conversationId: string }>;
};
export type Outgoing = {
  neighbourhoodId: string;
  id: string;
  kind: string;
  toMember: string | null;
  aboutKind: string;
  aboutId: string;
  /** The member on leave for whom `toMember` hears it. */
  insteadOf?: string | null;
  /** Set when an earlier post is to be edited in place. */
  conversationId: string | null;
  activityId: string | null;
  lateByMinutes: number | null;
  now: Instant;
  /** Waits until a message may go to that place (Teams' limits); asked just before each call to the outside. */
  turn(place: Place): Promise<void>;
};
/** What Teams counts by: the conversation, and the tenant. */
export type Place = { conversationId: string; tenantId: string };

export type App = {
  /** For the few questions that cross neighbourhoods; all else goes through `transact`. */
  db: Db;
  transact: Transact;
  copyIn: CopyIn;
  config: Config;
  log: Log;
  hints: Hints;
  messenger: Messenger;
  /** Called after a commit that wrote to the outbox: pg-boss wakes the courier. */
  wakeCourier(neighbourhoodId: string): void;
};

export type Context = {
  app: App;
  db: Tx;
  neighbourhoodId: string;
  actor: Actor;
  door: Door;
  where: 'personal' | 'shared';
  now: Instant;
  today: Day;
  /** The neighbourhood's code: what references of its people begin with. */
  code: string;
  zone: string;
  /** The days on which the neighbourhood itself is closed, besides England's bank holidays. */
  localClosures: readonly Day[];
  /** True when the practice clock is moved. */
  practiceClock: boolean;
  /** Puts a message in the outbox, in this transaction; nothing twice for one cause. */
  send(message: NewMessage): Promise<void>;
};

export type ErrandContext = {
  app: App;
  neighbourhoodId: string;
  actor: Actor;
  door: Door;
  file: Call['file'];
  /** The time when the errand began. */
  now: Instant;
  today: Day;
  /** A short transaction of its own, with row-level security set. */
  step<T>(work: (ctx: Context) => Promise<T>): Promise<T>;
  /** The audit entry, in the given step's transaction; an errand says itself when it is done. */
  note(ctx: Context, output: Json): Promise<void>;
};
