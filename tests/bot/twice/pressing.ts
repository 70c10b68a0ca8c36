import { sql } from 'kysely';
import { expect } from 'vitest';
import type { WorldMember } from '../../world/world.ts';
import { type ButtonJson, buttonsOf, type CardJson, type Teams, textOf, type Where } from '../teams-world.ts';
import { type Group, KINDS, VERBS } from './verbs.ts';

const ALL: readonly string[] = Object.values(VERBS).flat();
type Fields = Readonly<Record<string, string>>;
type Sent = Record<string, unknown>;
export type Presser = {
  who: WorldMember;
  where?: Where;
  /** What a form's inputs are filled with. */
  fields?: Fields;
  /** Verbs whose second press is a wish of its own, such as a newer link: the world moves on, and the answer still holds. */
  anew?: readonly string[];
  /** These verbs alone are pressed, and followed. */
  only?: readonly string[];
  /** Forms that were filled in before are opened, and not filled in again. */
  shallow?: true;
  /** Nothing about the thing may be said any more, nor changed by the first press either. */
  secret?: string;
};
type Reply = { card: CardJson | undefined; words: string };

/** What a press leaves behind by its nature: who looked and when, that something was pressed, and what has been sent meanwhile. Said again, an opinion and a relationship have a new moment; a message is its cause, since a post may be due for another edit. */
const TRACES = [
  'audit_entry',
  'audit_seal',
  'conversation',
  'courier',
  'look',
  'practice_clock',
  'request',
  'send_turn',
];

/** Presses buttons as Teams does, every time twice as Execute and once more as Submit, and remembers which verbs they carried. */
export function pressing(t: Teams, group: Group) {
  const pressed = new Set<string>();
  const sent = new Set<string>();
  let tables: string[] = [];

  /** Every row of the neighbourhood but the traces, a fingerprint for each table: what a press may have changed. */
  const stands = (): Promise<Record<string, string>> =>
    t.step(async (ctx) => {
      if (tables.length === 0) {
        const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.columns
          where table_schema = 'public' and column_name = 'neighbourhood_id' order by 1`.execute(ctx.db);
        tables = rows.map(({ name }) => name).filter((name) => !TRACES.includes(name));
      }
      const marks = tables.map(
        (name) => sql`select ${sql.lit(name)} as name, md5(string_agg(one, '' order by one)) as mark
          from (select ${name === 'message' ? sql`cause` : sql`(to_jsonb(r) - array['answered_at', 'given_at', 'stated_at'])::text`} as one from ${sql.table(name)} r) x`,
      );
      const { rows } = await sql<{
        name: string;
        mark: string;
      }>`${sql.join(marks, sql` union all `)}`.execute(ctx.db);
      return Object.fromEntries(rows.map(({ name, mark }) => [name, mark]));
    });

  async function press(button: ButtonJson, data: Sent, { who, where }: Presser): Promise<Reply> {
    const { status, body } = await t.invoke(who, button.verb, data, where);
    const value = body?.value;
    const words = typeof value === 'string' ? value : textOf(value);
    expect(status, `${button.title} (${button.verb})`).toBe(200);
    sound(words, button);
    return { card: typeof value === 'object' ? (value as unknown as CardJson) : undefined, words };
  }
  /** The same press from a client that does not know Execute: a message without text. */
  async function submit(button: ButtonJson, data: Sent, { who, where = 'personal' }: Presser): Promise<void> {
    const { status, shown } = await t.post(
      t.base(who, where, {
        type: 'message',
        text: '',
        replyToId: 'm1',
        value: { verb: button.verb, ...data },
      }),
    );
    expect(status, `${button.title} (${button.verb}) as Submit`).toBe(200);
    sound(shown.map((one) => `${one.text}${textOf(one.card)}`).join('\n'), button);
  }
  const sound = (words: string, { title, verb }: ButtonJson): void => {
    expect(words.trim(), `${title} (${verb}) says something`).not.toBe('');
    expect(words, `${title} (${verb})`).not.toMatch(/Something went wrong|undefined|\bnull\b|NaN/);
  };

  /** Presses a button of a card twice and once more; what its form asks is filled in. Gives what the first press answered. */
  async function twice(card: CardJson | undefined, button: ButtonJson, by: Presser): Promise<Reply> {
    pressed.add(button.verb);
    const name = `${button.title} (${button.verb})`;
    const inputs = button.data.form === true ? inputsOf(card) : {};
    const data = {
      ...button.data,
      ...Object.fromEntries(Object.entries(inputs).map(([id, value]) => [id, by.fields?.[id] ?? value])),
    };
    const isHarmless = by.secret !== undefined || button.verb.startsWith('form:');
    const before = isHarmless ? await stands() : {};
    const first = await press(button, data, by);
    const after = await stands();
    if (isHarmless) expect(after, `${name} changes nothing`).toEqual(before);
    if (by.secret !== undefined) expect(first.words, name).not.toContain(by.secret);
    await press(button, data, by);
    await submit(button, data, by);
    if (!by.anew?.includes(button.verb)) expect(await stands(), `${name} pressed again`).toEqual(after);
    return first;
  }

  /** A button, then what comes of it: a form is filled in, and what else follows is pressed where nobody did yet. */
  async function onwards(
    card: CardJson | undefined,
    button: ButtonJson,
    by: Presser,
    deep = 3,
  ): Promise<void> {
    const reply = await twice(card, button, by);
    if (deep === 0) return;
    for (const next of executes(reply.card))
      if (
        (by.only?.includes(next.verb) ?? true) &&
        (!pressed.has(next.verb) || (by.shallow !== true && `form:${next.verb}` === button.verb))
      )
        await onwards(reply.card, next, by, deep - 1);
  }

  return {
    /** The card that answers these words; a sentence in its place is a fault, and is named. */
    async card(who: WorldMember, words: string): Promise<CardJson> {
      const { card, text } = await t.asks(who, words);
      if (card === undefined) throw new Error(`“${words}” was answered: ${text}`);
      return card;
    },
    /** A card of its own for each button, which is pressed twice. */
    async each(make: () => Promise<CardJson | undefined>, by: Presser): Promise<void> {
      const first = await make();
      const titles = executes(first).map(({ title }) => title);
      expect(titles.length, `the card has buttons: ${textOf(first)}`).toBeGreaterThan(0);
      for (const [place, title] of titles.entries()) {
        const card = await make();
        // References differ from card to card, places do not.
        const button = executes(card).find((one) => one.title === title) ?? executes(card)[place];
        if (button !== undefined) await onwards(card, button, by);
      }
    },
    /** The buttons of one card that is old by now; of a list's rows that offer the same, the first. */
    async old(card: CardJson | undefined, by: Presser): Promise<void> {
      const first = new Map(
        executes(card)
          .toReversed()
          .map((button) => [button.verb, button]),
      );
      expect(first.size, `the old card has buttons: ${textOf(card)}`).toBeGreaterThan(0);
      for (const button of first.values())
        if (by.only?.includes(button.verb) ?? true) await onwards(card, button, by);
    },
    /** The card of the last message of a kind that went out. */
    async sent(kind: string): Promise<CardJson | undefined> {
      sent.add(kind);
      const message = await t.step((ctx) =>
        ctx.db
          .selectFrom('message')
          .select(['activityId', 'state', 'error'])
          .where('neighbourhoodId', '=', ctx.neighbourhoodId)
          .where('kind', '=', kind)
          .orderBy('id', 'desc')
          .executeTakeFirst(),
      );
      expect(message, `a message of the kind ${kind}`).toMatchObject({ state: 'sent' });
      return t.connector.shown.findLast(({ activityId }) => activityId === message?.activityId)?.card;
    },
    /** Every verb and kind of this group's that nobody brought about, and every verb seen on a card that no group has. */
    leftOut: () => ({
      verbs: VERBS[group].filter((verb) => !pressed.has(verb)),
      kinds: KINDS[group].filter((kind) => !sent.has(kind)),
      unlisted: [...new Set(t.cards.flatMap((card) => executes(card).map(({ verb }) => verb)))].filter(
        (verb) => !ALL.includes(verb),
      ),
    }),
  };
}

const executes = (card: unknown): ButtonJson[] => buttonsOf(card).filter(({ verb }) => verb !== undefined);
function inputsOf(card: unknown): Record<string, unknown> {
  if (Array.isArray(card)) return Object.assign({}, ...card.map(inputsOf));
  if (typeof card !== 'object' || card === null) return {};
  const it = card as Record<string, unknown>;
  const own = String(it.type).startsWith('Input.') ? { [String(it.id)]: it.value ?? '' } : {};
  return { ...own, ...Object.assign({}, ...['body', 'items'].map((key) => inputsOf(it[key]))) };
}
