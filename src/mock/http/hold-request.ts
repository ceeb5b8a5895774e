import type { ServerResponse } from 'node:http';
import type { Operation } from '../../spec/contract.ts';
import { SessionRefusal } from '../../worlds/session-name.ts';
import type { Release } from '../inject/holds.ts';
import type { MockContext } from '../mock-context.ts';
import type { RawParameters } from '../pipeline/parameters.ts';
import type { NodeRequest } from './node-handler.ts';
import { requestWorld } from './request-world.ts';

/**
 * Holds a request before anything of it is done, where its world holds the operation; undefined where it does not. What is
 * beyond the document is never held.
 * @param path as the journal shows it
 */
export function holdRequest(
  mock: MockContext,
  request: NodeRequest,
  response: ServerResponse,
  operation: Pick<Operation<string>, 'id'> | undefined,
  path: string,
  parameters: RawParameters,
): Promise<Release> | undefined {
  const documented = mock.contract.operations.find(({ id }) => id === operation?.id);
  if (!documented || request.method === 'OPTIONS') return undefined;
  const world = requestWorld(mock, request, parameters.access_token);
  if (world instanceof SessionRefusal) return undefined;
  const { method } = request;
  const held = { operationId: documented.id, method, path, parameters };
  return mock.holds.hold(world, held, then => response.once('close', then));
}
