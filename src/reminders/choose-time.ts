import { z } from 'zod';
import { DIGEST_TIME, hearsAt, isQuiet, QUIET_FROM, QUIET_UNTIL } from '../calendar/index.ts';
import { actingMember } from '../core/acting.ts';
import { Refusal } from '../core/refusal.ts';
import { showTime } from '../core/time.ts';
import { command, query } from '../core/use-case.ts';
import { choiceOf, keepTime } from './choice-store.ts';
import { unreachableNow } from './reach-store.ts';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Say a time like 9:00.');

/** When I am reminded, whether the bot can write to me, and what is snoozed. */
export const readMine = query({
  says: 'Show how I am reminded',
  needs: 'see',
  input: z.object({}),
  async run(_input, ctx) {
    const { memberId } = actingMember(ctx);
    const { members } = await unreachableNow(ctx);
    const { digestTime, hasChat } = await choiceOf(ctx, memberId);
    return {
      time: hearsAt(digestTime),
      usual: DIGEST_TIME,
      earliest: QUIET_UNTIL,
      latest: QUIET_FROM,
      reachable: hasChat && !members.some((one) => one.id === memberId),
    };
  },
});

/** When my one message of the day comes; outside quiet hours, so between 8:00 and 18:00. `before` is the time it replaces, for undo. */
export const chooseTime = command({
  says: 'Choose when I am reminded',
  needs: 'see',
  input: z.object({ time }),
  async run(input, ctx) {
    const { memberId } = actingMember(ctx);
    if (isQuiet(input.time))
      throw new Refusal(
        'invalid',
        `I am quiet from ${showTime(QUIET_FROM)} to ${showTime(QUIET_UNTIL)}. Choose a time between ${showTime(QUIET_UNTIL)} and ${showTime(QUIET_FROM)}.`,
      );
    const { digestTime: before } = await choiceOf(ctx, memberId);
    await keepTime(ctx, memberId, input.time);
    return { time: input.time, before: hearsAt(before) };
  },
  touches: () => ['reminders'],
});
