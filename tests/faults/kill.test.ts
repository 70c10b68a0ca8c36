import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { nodesOn, seeded } from './nodes.ts';
import { nothingLost, outboxWorld } from './outbox-world.ts';

const isLong = process.env.TEST_LONG === '1';
const KILLS = isLong ? 50 : 5;
const SEEDS = isLong ? [1, 2, 3] : [Math.floor(performance.now())];

test.each(SEEDS)(
  `nothing is lost and nothing doubled unnoted when one of two nodes is killed ${KILLS} times in the midst of sending (seed %i)`,
  { timeout: isLong ? 900_000 : 180_000 },
  async (seed) => {
    const random = seeded(seed);
    // Teams takes its time: most kills fall while a message is on its way.
    const w = await outboxWorld({ delayMs: () => 20 + random() * 120 });
    const nodes = nodesOn(w.database.appUrl, w.neighbourhoodId);
    onTestFinished(nodes.stop);
    await Promise.all([nodes.start(0), nodes.start(1)]);
    const starting = [Promise.resolve(), Promise.resolve()];
    for (let killed = 0; killed < KILLS; killed += 1) {
      await w.write(12 + Math.floor(random() * 16));
      const victim = random() < 0.5 ? 0 : 1;
      // One always lives; the other may be killed before it is quite awake.
      await starting[1 - victim];
      await pause(100 + random() * 900);
      await nodes.kill(victim);
      starting[victim] = nodes.start(victim);
    }
    await Promise.all(starting);
    // Both at once, then the last of what the dead held.
    await w.write(10);
    await pause(100 + random() * 300);
    await nodes.stop();
    await w.endLeases();
    await Promise.all([nodes.start(0), nodes.start(1)]);
    await expect.poll(() => w.waiting(), { timeout: 120_000, interval: 200 }).toBe(0);
    await nodes.stop();

    const { messages, doubles } = await nothingLost(w);
    console.log(
      `seed ${seed}: ${messages} messages, ${KILLS} kills, ${doubles} doubles, all noted, ${w.connector.throttled()} answers of 429`,
    );
  },
);
