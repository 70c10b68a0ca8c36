import { describe, expect, test } from 'vitest';
import { inputSchema } from '../../src/core/input-schema.ts';
import { allUseCases } from '../../src/use-cases.ts';

describe('every use case can say what it takes', () => {
  test.each([...allUseCases.values()])('$name', ({ useCase }) => {
    expect(inputSchema(useCase)).toMatchObject({ type: 'object' });
  });
});
