import type { AnswerOf } from '../../control-api/operations.ts';
import { redact } from '../../journal/redact.ts';
import type { Release } from '../../mock/inject/holds.ts';
import type { MockContext } from '../../mock/mock-context.ts';
import type { Operation, OperationId } from '../../spec/contract.ts';
import { resultCode } from '../../spec/result-codes.ts';
import type { World } from '../../worlds/world.ts';
import type { Controls } from '../control.ts';
import { Problem } from '../http/problem.ts';
import { knownOperation } from './faults.ts';

/** Requests that wait until somebody lets them go, as they came or changed. */
export const holds: Pick<
  Controls,
  'listHolds' | 'holdOperation' | 'endHold' | 'endHolds' | 'releaseRequest'
> = {
  listHolds: ({ control: { mock }, world }) => shown(mock, world),
  holdOperation: ({ control: { mock }, world, parameters: { operationId } }) => {
    mock.holds.add(world, scopeOf(mock, operationId));
    return shown(mock, world);
  },
  endHold: ({ control: { mock }, world, parameters: { operationId } }) => {
    mock.holds.delete(world, scopeOf(mock, operationId));
    return shown(mock, world);
  },
  endHolds: ({ control: { mock }, world }) => {
    mock.holds.clear(it => it === world);
    return shown(mock, world);
  },
  releaseRequest: ({ control: { mock }, world, parameters: { id }, body }) => {
    const { parameters, code } = body ?? {};
    if (code !== undefined && (code === 1 || !resultCode(code))) {
      throw new Problem(
        'bad-body',
        `Failed to release request ${id}: ${code} is not a failure code of this API. docs/result-codes.md lists them.`,
        {
          pointer: '/code',
        },
      );
    }
    const held = mock.holds.held(world).find(it => it.id === id);
    if (held) checkRelease(mock.contract.operation(held.operationId), id, body ?? {});
    if (mock.holds.release(world, id, { parameters, code })) return shown(mock, world);
    const ids = mock.holds.held(world).map(held => held.id);
    const there = ids.length === 0 ? 'Nothing is held.' : `Held requests: ${ids.join(', ')}.`;
    throw new Problem('unknown-request', `Failed to release request ${id}: it is not held. ${there}`);
  },
};

/**
 * Refuses what a service beside the API cannot go on with: a file has nothing to change, an upload only its own failures.
 * @throws Problem
 */
function checkRelease({ service, resultCodes }: Operation, id: number, { parameters, code }: Release): void {
  if (service === 'api') return;
  if (service === 'files' && (parameters || code !== undefined)) {
    throw new Problem(
      'bad-body',
      `Failed to release request ${id}: a file is sent as it is. Release it with {}, or switch a fault on.`,
      { pointer: parameters ? '/parameters' : '/code' },
    );
  }
  const codes = Object.values(resultCodes).map(entry => entry.code);
  if (code === undefined || codes.includes(code)) return;
  throw new Problem(
    'bad-body',
    `Failed to release request ${id}: an upload has no failure ${code}. It has ${codes.join(', ')}.`,
    { pointer: '/code' },
  );
}

function scopeOf(mock: MockContext, id: string): OperationId | '*' {
  return id === '*' ? id : knownOperation(mock, id);
}

function shown({ holds }: MockContext, world: World): AnswerOf<'listHolds'> {
  return {
    operations: [...holds.scopes(world)],
    held: holds.held(world).map(({ parameters, ...held }) => ({ ...held, parameters: redact(parameters) })),
  };
}
