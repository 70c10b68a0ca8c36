import { rolesFor } from '../core/grants.ts';
import { inputSchema } from '../core/input-schema.ts';
import { allUseCases } from '../use-cases.ts';

export const USAGE =
  "Say what to do: npm run -s cli -- help [slice], or -- <slice.useCase> '<json>' [--as <member email>] [--now <instant>] [--file <path>], or -- --lines [--as <member email>].";

/** Every use case by name (or those of one slice): its words, its grant and who has it, and its input as JSON Schema. */
export const help = (slice?: string): Record<string, object> =>
  Object.fromEntries(
    [...allUseCases.values()]
      .filter(({ name }) => slice === undefined || name === slice || name.startsWith(`${slice}.`))
      .map(({ name, useCase }) => [
        name,
        {
          says: useCase.says,
          kind: useCase.kind,
          needs: useCase.needs,
          who: rolesFor(useCase.needs),
          ...(useCase.where === undefined ? {} : { where: useCase.where }),
          ...(useCase.undo === undefined ? {} : { undo: useCase.undo }),
          input: inputSchema(useCase),
        },
      ]),
  );
