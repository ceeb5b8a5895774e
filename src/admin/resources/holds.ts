import type { AnswerOf } from '../../control-api/operations.ts';
import { redact } from '../../journal/redact.ts';
import type { MockContext } from '../../mock/mock-context.ts';
import type { OperationId } from '../../spec/contract.ts';
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
        `Failed to release request ${id}: ${code} is not a failure code of this API.`,
        {
          pointer: '/code',
        },
      );
    }
    if (mock.holds.release(world, id, { parameters, code })) return shown(mock, world);
    const ids = mock.holds.held(world).map(held => held.id);
    const there = ids.length === 0 ? 'Nothing is held.' : `Held requests: ${ids.join(', ')}.`;
    throw new Problem('unknown-request', `Failed to release request ${id}: it is not held. ${there}`);
  },
};

function scopeOf(mock: MockContext, id: string): OperationId | '*' {
  return id === '*' ? id : knownOperation(mock, id);
}

function shown({ holds }: MockContext, world: World): AnswerOf<'listHolds'> {
  return {
    operations: [...holds.scopes(world)],
    held: holds.held(world).map(({ parameters, ...held }) => ({ ...held, parameters: redact(parameters) })),
  };
}
