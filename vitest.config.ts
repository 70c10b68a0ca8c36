import { defineConfig } from 'vitest/config';

// The journeys of a day share one app; those through one room have an app each, by a run each (dev/run-tests.ts).
const journeys = (name: string, include: string[], groupOrder: number) => ({
  extends: true as const,
  test: {
    name,
    include,
    globalSetup: ['tests/journeys/global-setup.ts'],
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    sequence: { groupOrder },
  },
});

// isolate: false means one module graph a worker, so code and tests keep no state at module level.
export default defineConfig({
  test: {
    pool: 'threads',
    isolate: false,
    passWithNoTests: true,
    // A busy machine is no fault of what is waited for.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/journeys/**', 'tests/bench/**'],
          globalSetup: ['tests/world/global-setup.ts'],
          setupFiles: ['tests/world/each-file.ts'],
          // One more than the machine has cores: some tests wait for seconds on end.
          maxWorkers: 3,
          testTimeout: 20_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      journeys('journeys', ['tests/journeys/*.test.ts'], 1),
      journeys('rooms', ['tests/journeys/rooms/*.test.ts'], 2),
    ],
  },
});
