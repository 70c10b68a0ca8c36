import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import type { Teams } from './teams-world.ts';

const SCHEMA = new URL(
  '../../../shared/data/adaptive-cards/adaptive-card-1.5.0.schema.json',
  import.meta.url,
);
const MOST_BYTES = 80 * 1024;

/** Said at the end of a file: every card that its tests made the bot show is one that Teams can show. */
export function everyCardFits(t: Teams): void {
  test('every card shown here is at most 80 KB, with at most five buttons in a row, and says something', () => {
    expect(t.cards.length).toBeGreaterThan(0);
    for (const card of t.cards) {
      expect(JSON.stringify(card).length).toBeLessThanOrEqual(MOST_BYTES);
      expect(rowsOfButtons(card).filter((count) => count > 5)).toEqual([]);
      expect(JSON.stringify(card)).not.toContain('undefined');
      expect(card).not.toHaveProperty('refresh');
    }
  });
  describe.skipIf(!existsSync(SCHEMA))('with ../shared/data (else skipped)', () => {
    test('every card shown here is an Adaptive Card 1.5', () => {
      const fits = new Ajv({ strict: false, formats: { uri: true, 'uri-reference': true } }).compile(
        schema(),
      );
      for (const card of t.cards) expect(fits(card) ? [] : [fits.errors?.slice(0, 3), card]).toEqual([]);
    });
  });
}

function rowsOfButtons(part: unknown): number[] {
  if (Array.isArray(part)) return part.flatMap(rowsOfButtons);
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    key === 'actions' && Array.isArray(value) ? [value.length] : rowsOfButtons(value),
  );
}

/** The published schema says `required: true` on single properties, which is no JSON Schema. */
function schema(): object {
  const clean = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(clean);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(
      Object.entries(part).flatMap(([key, value]) =>
        key === 'required' && typeof value === 'boolean' ? [] : [[key, clean(value)]],
      ),
    );
  };
  const { $schema: _draft, id: _id, ...rest } = JSON.parse(readFileSync(SCHEMA, 'utf8'));
  return clean(rest) as object;
}
