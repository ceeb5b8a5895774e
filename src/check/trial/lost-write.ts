import { setTimeout as wait } from 'node:timers/promises';
import type { JsonOperationId } from '../../spec/contract.ts';
import type { Run } from '../run/run.ts';
import type { Role } from '../suite/people.ts';
import type { Data, Given } from '../suite/trial.ts';
import type { WasItDone } from '../weather/patient-client.ts';
import { type Look, wasItDone } from '../weather/was-it-done.ts';
import { resultCodeOf } from '../wire/exchange.ts';
import type { WireRequest } from '../wire/wire-request.ts';

/** What is needed of a run to look for a write; a sweep has no more than this. */
export type LookingRun = Pick<Run, 'client' | 'contract' | 'logins' | 'people' | 'settleMs' | 'latest'>;

/**
 * Makes what looks for a write whose answer was lost, as long as the server may be at it still and a replica may not
 * show it yet. Undefined where sending it again does no harm.
 */
export function lookFor(
  run: LookingRun,
  role: Role | undefined,
  request: WireRequest,
): WasItDone | undefined {
  const probe = probeOf(request);
  if (role === undefined || !probe) return undefined;
  const look: Look = {
    given: request.parameters,
    role,
    people: run.people,
    read: (as, id, given) => read(run, as, id, given, request.headers),
  };
  return async ({ kind }) => {
    const { slowestMs, timeoutMs } = run.client;
    const until = performance.now() + Math.max(run.settleMs, kind === 'timeout' ? timeoutMs : slowestMs);
    for (;;) {
      // A server that is broken in other ways may answer anything.
      const found = await probe(look).catch((error: unknown) => {
        if (error instanceof TypeError) return undefined;
        throw error;
      });
      if (found) return { currentTime: run.latest, resultCode: 1, ...found };
      if (performance.now() >= until) return undefined;
      await wait(Math.min(200, Math.max(10, slowestMs / 4)));
    }
  };
}

function probeOf({ operation }: WireRequest) {
  const { id } = operation;
  if (!(id in wasItDone)) return undefined;
  const probe = wasItDone[id as keyof typeof wasItDone];
  return probe === 'harmless' ? undefined : probe;
}

async function read<Id extends JsonOperationId>(
  { client, contract, logins }: LookingRun,
  as: Role,
  id: Id,
  given: Given,
  headers: WireRequest['headers'],
) {
  const parameters: Record<string, string | number> = { access_token: logins.get(as) ?? '', flag: 'rw' };
  for (const [name, value] of Object.entries(given)) if (value !== undefined) parameters[name] = value;
  const exchange = await client.send({ operation: contract.operation(id), role: as, parameters, headers });
  const code = resultCodeOf(exchange);
  // A broken server may send something else; whoever reads it is prepared.
  const data = code === 1 ? (exchange.json as { data?: Data<Id> }).data : undefined;
  return { code, data };
}
