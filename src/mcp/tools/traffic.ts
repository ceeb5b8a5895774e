import { z } from 'zod';
import { defined } from '../defined.ts';
import { tool } from '../tool.ts';

const operation = z.string().optional().describe('Only this operation, by id.');

/** Tools that look at what came in. */
export const trafficTools = [
  tool({
    name: 'list_requests',
    title: 'List requests',
    about:
      'Lists the latest requests that the mock answered, newest first: number, operation, caller, parameters, result code, verdict and warnings. Use it to see what an app really sends. Tokens are hidden.',
    effect: 'read',
    input: {
      operation,
      resultCode: z.int().optional().describe('Only answers with this code; 1 is success.'),
      after: z.int().optional().describe('Only requests with a higher number.'),
      limit: z.int().min(1).max(200).default(20),
    },
    run: async ({ admin }, { operation: operationId, ...rest }) => {
      const { requests, meta } = await admin.requests.list(defined({ operationId, ...rest }));
      const lines = requests.map(({ id, path, parameters, verdict, warnings, ...request }) => ({
        id,
        operation: request.operationId ?? path,
        parameters,
        resultCode: request.resultCode,
        status: request.status,
        verdict,
        ...(warnings.length > 0 && { warnings }),
      }));
      return [...lines, `${requests.length} shown of ${meta.total}`];
    },
  }),
  tool({
    name: 'get_request',
    title: 'Show one request',
    about:
      'Shows one request with its answer, the rules it broke, the rows it changed, and a curl that repeats it.',
    effect: 'read',
    input: { id: z.int().describe('Number of a request, as list_requests has it.') },
    run: async ({ admin }, { id }) => admin.requests.get(id),
  }),
  tool({
    name: 'wait_for_request',
    title: 'Wait for a request',
    about:
      'Waits until the app has sent a request, e.g. after a button was pressed. Those that came before count unless after is given.',
    effect: 'read',
    input: {
      operation,
      after: z.int().optional().describe('Only requests with a higher number.'),
      timeoutMs: z.int().min(0).max(30_000).default(10_000),
    },
    run: async ({ admin }, { operation: operationId, ...rest }) =>
      admin.requests.wait(defined({ operationId, ...rest })),
  }),
  tool({
    name: 'list_unknown_paths',
    title: 'List unknown paths',
    about:
      'Lists requests for paths that are no operation, each with the nearest path there is: slips in an app, or calls beyond the document.',
    effect: 'read',
    input: {},
    run: async ({ admin }) =>
      (await admin.requests.unmatched()).map(
        ({ method, path, nearest }) => `${method} ${path}  nearest: ${nearest}`,
      ),
  }),
];
