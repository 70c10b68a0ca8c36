const ending: (() => unknown)[] = [];

/**
 * Has something done when the test file is over, the last first. Vitest’s own `afterAll` is lost when it is called from
 * inside a hook or a test, and what is left open then stays open until the run ends.
 */
export const afterFile = (end: () => unknown): void => {
  ending.push(end);
};

/** What tests/world/each-file.ts does when a file is over; a worker has one file at a time. */
export async function endFile(): Promise<void> {
  for (const end of ending.splice(0).reverse()) await end();
}
