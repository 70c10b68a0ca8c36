import type { Context } from '../core/context.ts';
import { Refusal, required } from '../core/refusal.ts';
import { type Grounded, isWithheld, needGround } from '../huddles/index.ts';
import { type Record, recordOfItem } from './record-store.ts';

/**
 * The record of one item of a closed huddle that the asker may read; `knows` asks that they may see who it is. Refuses
 * `missing` where the person excluded their organisation, `conflict` while the huddle is open, `forbidden` without a ground.
 */
export async function recordFor(ctx: Context, itemId: string, need: keyof Grounded): Promise<Record> {
  const found = await recordOfItem(ctx, itemId);
  const record = required(
    found !== undefined && !isWithheld(ctx, found.excludedOrganisations) ? found : undefined,
    'case in a huddle',
  );
  if (record.closedAt === null)
    throw new Refusal('conflict', 'This huddle is not closed yet. Write it into the record there.');
  if (record.state !== 'discussed')
    throw new Refusal(
      'conflict',
      'This case was not discussed in that huddle, so there are no minutes of it.',
    );
  await needGround(ctx, record, need);
  return record;
}
