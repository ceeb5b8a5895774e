import { z } from 'zod';
import { didYouMean } from '../../base/nearest.ts';
import type { Contract, Operation } from '../../spec/contract.ts';
import { resultCode } from '../../spec/result-codes.ts';
import { tool } from '../tool.ts';

/** Tools that read the contract. */
export const contractTools = [
  tool({
    name: 'list_operations',
    title: 'List operations',
    about:
      'Lists the operations of the instant-messaging API: id, method, path, what it does to the server (read, write, irreversible), summary. Start here.',
    effect: 'read',
    input: { search: z.string().optional().describe('Words in id, path or summary, e.g. room or 群组.') },
    run: async ({ contract }, { search = '' }) =>
      contract.operations
        .map(({ id, method, path, effect, summary }) => `${id}  ${method} ${path}  ${effect}  ${summary}`)
        .filter(line => line.toLowerCase().includes(search.toLowerCase())),
  }),
  tool({
    name: 'describe_operation',
    title: 'Describe an operation',
    about:
      'Shows the contract of one operation: parameters with type and what the server does when one is missing, result codes with their meaning, an example query, and where each rule comes from (document, server, judgement). HTTP status is 200 for failures too: resultCode 1 is success.',
    effect: 'read',
    input: { operation: z.string().describe('Id of an operation, e.g. updateRoom.') },
    run: async ({ contract }, { operation }) => {
      const { resultCodes, parameters, ...rest } = operationOf(contract, operation);
      const failures = Object.entries(resultCodes).map(([when, failure]) => ({
        when,
        ...failure,
        means: resultCode(failure.code)?.en,
      }));
      return { ...rest, parameters, failures };
    },
  }),
  tool({
    name: 'describe_answer',
    title: 'Describe an answer',
    about: 'Shows the JSON schema of what an operation answers when it succeeds, or of one named schema.',
    effect: 'read',
    input: {
      operation: z.string().optional().describe('Id of an operation; or name a schema.'),
      schema: z
        .string()
        .optional()
        .describe('Name of a schema, as another schema refers to it, e.g. RoomDetail.'),
    },
    run: async ({ contract, admin }, { operation, schema }) => {
      const document = asObject(await admin.contract());
      const schemas = asObject(asObject(document.components).schemas);
      if (schema !== undefined) {
        if (Object.hasOwn(schemas, schema)) return schemas[schema];
        throw new Error(
          `Failed to find the schema ${schema}: it does not exist.${didYouMean(schema, Object.keys(schemas))}`,
        );
      }
      if (operation === undefined)
        throw new Error('Failed to describe an answer: nothing is named. Give operation or schema.');
      const { path, method } = operationOf(contract, operation);
      return asObject(asObject(asObject(asObject(document.paths)[path])[method.toLowerCase()]).responses)[
        '200'
      ];
    },
  }),
];

/** @throws Error with the nearest id where there is no such operation */
export function operationOf(contract: Contract, id: string): Operation {
  const found = contract.operations.find(operation => operation.id === id);
  if (found) return found;
  const ids = contract.operations.map(operation => operation.id);
  throw new Error(
    `Failed to find the operation ${id}: it does not exist.${didYouMean(id, ids)} Call list_operations.`,
  );
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
