import type { Updateable } from 'kysely';
import { z } from 'zod';
import { keepPrivate } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import { day } from '../core/ids.ts';
import { findIdentifiers } from '../core/privacy.ts';
import { Refusal, required } from '../core/refusal.ts';
import type { Series } from '../db/schema.ts';
import {
  conversationById,
  DISCIPLINES,
  type Discipline,
  memberOf,
  membersWithRole,
} from '../neighbourhoods/index.ts';
import { namesIn } from '../people/index.ts';
import { joinUrl } from './join-link.ts';
import { BLOCKS, type Block, type BlockKind, capacityOf } from './kind.ts';

const keysOf = <K extends string>(words: Record<K, unknown>): K[] => Object.keys(words) as K[];

/** What one can say of a series, to schedule or to change it. */
export const seriesFields = {
  name: z.string().trim().min(1, 'Give the huddle a name.').max(80),
  cohort: z.enum(['FRAILTY_DEMENTIA', 'HIGH_INTENSITY_ED', 'CYP_COMPLEX', 'PROFESSIONAL_JUDGEMENT']),
  rule: z.string().trim().min(1).max(200),
  start: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'A start looks like 2026-12-01T08:45.'),
  minutes: z
    .int()
    .min(5, 'A huddle takes at least 5 minutes.')
    .max(240, 'A huddle takes at most 240 minutes.'),
  minutesACase: z.number().min(0.5).max(60).multipleOf(0.5),
  bankHolidays: z.enum(['ignore', 'skip', 'previous', 'next']),
  joinUrl,
  chairId: z.uuid(),
};
/** The rest of the template (DOMAIN.md 2): whom it needs, its parts, who chairs in turn, where its posts go, single dates. */
export const templateFields = {
  requiredDisciplines: z
    .array(z.enum(keysOf<Discipline>(DISCIPLINES)))
    .max(15)
    .exactOptional(),
  quorum: z
    .object({ professions: z.int().min(0).max(12), organisations: z.int().min(0).max(12) })
    .exactOptional(),
  blocks: z
    .array(z.object({ kind: z.enum(keysOf<BlockKind>(BLOCKS)), minutes: z.int().min(0).max(120) }))
    .max(6)
    .exactOptional(),
  chairRota: z.array(z.uuid()).max(12, 'At most twelve take turns.').exactOptional(),
  deputyId: z.uuid().nullable().exactOptional(),
  channelId: z.uuid().nullable().exactOptional(),
  except: z.array(day).max(200, 'At most 200 dates can be left out.').exactOptional(),
  extra: z.array(day).max(200, 'At most 200 dates can be added.').exactOptional(),
};
export type Template = z.output<z.ZodObject<typeof templateFields>>;
export type SeriesSet = Omit<Updateable<Series>, 'blocks'> & { blocks?: string };

/**
 * The rest of the template as the series keeps it. Refuses a chair who may not chair, a deputy who has left, a channel that
 * the neighbourhood does not have, a part named twice, and parts that leave no time for cases.
 */
export async function templateRow(ctx: Context, asked: Template, minutes: number) {
  const { requiredDisciplines, quorum, blocks, chairRota, deputyId, channelId, except, extra } = asked;
  for (const id of chairRota ?? []) await chairOf(ctx, id);
  if (deputyId != null) {
    const deputy = required(await memberOf(ctx, deputyId), 'member of this neighbourhood');
    if (deputy.leftOn !== null)
      throw new Refusal('invalid', `${deputy.name} has left the team. Choose another deputy.`);
  }
  if (channelId != null && (await conversationById(ctx, channelId))?.kind !== 'channel')
    throw new Refusal('invalid', 'I am not in that channel. Add me to it first, then choose it again.');
  if (blocks !== undefined) checkBlocks(blocks, minutes);
  return {
    ...(requiredDisciplines && { requiredDisciplines: [...new Set(requiredDisciplines)] }),
    ...(quorum && { quorumProfessions: quorum.professions, quorumOrganisations: quorum.organisations }),
    ...(blocks && { blocks: JSON.stringify(blocks) }),
    ...(chairRota && { chairRota }),
    ...(deputyId !== undefined && { deputyId }),
    ...(channelId !== undefined && { conversationId: channelId }),
    ...(except && { exceptDays: inOrder(except) }),
    ...(extra && { extraDays: inOrder(extra) }),
  };
}
const inOrder = (days: readonly string[]): string[] => [...new Set(days)].sort();

/** The parts of a session fit together: each once, the cases among them, and time left for cases. */
export function checkBlocks(blocks: readonly Block[], minutes: number): void {
  if (new Set(blocks.map(({ kind }) => kind)).size !== blocks.length)
    throw new Refusal('invalid', 'Each part of the huddle can stand there once.');
  if (blocks.length > 0 && !blocks.some(({ kind }) => kind === 'cases'))
    throw new Refusal('invalid', 'The cases must be one of the parts.');
  if (capacityOf({ minutes, blocks }) < 1)
    throw new Refusal(
      'invalid',
      `The parts leave no time for cases in ${minutes} minutes. Give them less time, or make the huddle longer.`,
    );
}

/** A huddle's name stands where many read it, so it names nobody. */
export async function checkName(ctx: Context, text: string): Promise<void> {
  await keepPrivate(ctx, text);
  if (findIdentifiers(text, await namesIn(ctx, text), ctx.today).length > 0)
    throw new Refusal(
      'invalid',
      'A huddle’s name must not say who anybody is. Call it after its purpose or its day.',
    );
}

/** The chair named; else whoever schedules, when they are one; else the neighbourhood's only chair. */
export async function chairOf(ctx: Context, named: string | undefined): Promise<string | null> {
  if (named !== undefined) {
    const member = required(await memberOf(ctx, named), 'member of this neighbourhood');
    if (member.leftOn !== null || !member.roles.includes('chair'))
      throw new Refusal('invalid', `${member.name} does not chair huddles here. Choose a chair.`);
    return named;
  }
  if (ctx.actor.kind === 'member' && ctx.actor.roles.includes('chair')) return ctx.actor.memberId;
  const chairs = await membersWithRole(ctx, 'chair');
  return chairs.length === 1 ? (chairs[0]?.id ?? null) : null;
}
