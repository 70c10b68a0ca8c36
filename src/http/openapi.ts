import type { Named } from '../core/execute.ts';
import { rolesFor } from '../core/grants.ts';
import { inputSchema } from '../core/input-schema.ts';

const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const refused = {
  type: 'object',
  required: ['refused'],
  properties: {
    refused: {
      type: 'object',
      required: ['reason', 'sentence'],
      properties: {
        reason: { enum: ['invalid', 'forbidden', 'missing', 'conflict', 'busy'] },
        sentence: { type: 'string', description: 'For the person who asked, as it stands.' },
        theirs: { description: 'The other side of a conflict.' },
      },
    },
  },
};

/** The registry as an OpenAPI page: one path for each use case, its input from zod, in words who may. */
export function openApi(useCases: ReadonlyMap<string, Named>): object {
  const paths = [...useCases.values()].map(({ name, useCase }) => [
    `/api/${name}`,
    {
      post: {
        operationId: name,
        tags: [name.slice(0, name.indexOf('.'))],
        summary: useCase.says,
        description: `Kind: ${useCase.kind}. Needs the grant ${useCase.needs} (${rolesFor(useCase.needs)}).`,
        requestBody: {
          required: true,
          ...json({
            type: 'object',
            additionalProperties: false,
            properties: {
              input: inputSchema(useCase),
              where: { enum: ['personal', 'shared'], default: 'personal' },
              mutationId: { type: 'string', pattern: '^[\\w-]{8,64}$', description: 'Makes a repeat safe.' },
            },
          }),
        },
        responses: {
          200: {
            description: 'Done',
            ...json({ type: 'object', required: ['done'], properties: { done: {} } }),
          },
          '4XX': { description: 'Refused, in a sentence', ...json(refused) },
        },
      },
    },
  ]);
  return {
    openapi: '3.1.0',
    info: { title: 'Neighbourhood Huddle', version: '1' },
    security: [{ bearer: [] }],
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
    paths: Object.fromEntries(paths),
  };
}
