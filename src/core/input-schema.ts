import { z } from 'zod';
import type { UseCase } from './use-case.ts';

/** The JSON Schema of what a use case takes, for the command line's help and the OpenAPI page. Rules that JSON Schema has no word for are left out. */
export function inputSchema(useCase: UseCase): { [key: string]: unknown } {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(useCase.input, {
    io: 'input',
    unrepresentable: 'any',
  });
  return schema;
}
