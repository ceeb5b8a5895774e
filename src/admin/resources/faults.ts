import type { AnswerOf, BodyOf } from '../../control-api/operations.ts';
import type { FaultCatalogue } from '../../faults/catalogue.ts';
import type { Fault } from '../../faults/fault.ts';
import type { LiveFault } from '../../faults/live-fault.ts';
import type { FaultScope, FaultSetting, LiveScope, Switched } from '../../faults/switches.ts';
import type { MockContext } from '../../mock/mock-context.ts';
import type { OperationId } from '../../spec/contract.ts';
import type { Controls } from '../control.ts';
import { Problem, unknown } from '../http/problem.ts';

type Shown = AnswerOf<'setFault'>;

/** What goes wrong in a world on purpose. */
export const faults: Pick<
  Controls,
  'listFaults' | 'setFault' | 'deleteFault' | 'clearFaults' | 'listFaultCatalogue'
> = {
  listFaults: ({ world }) => ({ faults: world.faults.list().map(shown) }),
  setFault: ({ control: { mock }, world, parameters, body }) => {
    const scope = scopeOf(mock, parameters.operationId);
    world.faults.set(scope, settingOf(mock, scope, body));
    return onNow(world.faults.list(), scope);
  },
  deleteFault: ({ control: { mock }, world, parameters }) => {
    world.faults.delete(scopeOf(mock, parameters.operationId));
    return { faults: world.faults.list().map(shown) };
  },
  clearFaults: ({ world }) => {
    world.faults.clear();
    return { faults: [] };
  },
  listFaultCatalogue: ({ control: { mock }, parameters: { operationId } }) => {
    const catalogue = mock.faults();
    const live = catalogue.live.map(fault => ({ ...listed(fault), defect: '', operations: [] }));
    if (operationId === undefined) return { faults: [...catalogue.all.map(listedFully), ...live] };
    const scope = scopeOf(mock, operationId);
    if (isLive(scope)) return { faults: live };
    return { faults: (scope === '*' ? catalogue.all : catalogue.of(scope)).map(listedFully) };
  },
};

function listed({ id, family, title, stage }: Fault | LiveFault) {
  return { id, family, title, stage };
}

function listedFully(fault: Fault) {
  const { defect, operations } = fault;
  return { ...listed(fault), defect, operations };
}

/** @throws Problem unknown-operation, with the nearest */
export function knownOperation({ contract }: MockContext, id: string): OperationId {
  const operation = contract.operations.find(it => it.id === id);
  if (operation) return operation.id;
  const names = contract.operations.map(it => it.id);
  throw unknown('unknown-operation', 'operation', id, names);
}

function scopeOf(mock: MockContext, id: string): FaultScope {
  return id === '*' || isLive(id) ? id : knownOperation(mock, id);
}

function isLive(scope: string): scope is LiveScope {
  return /^live(:\d{1,10})?$/.test(scope);
}

function settingOf(mock: MockContext, scope: FaultScope, body: BodyOf<'setFault'>): FaultSetting {
  const { fault: id, ...rest } = body;
  const { fixedDelay, delayDistribution } = rest;
  if (id === undefined && fixedDelay === undefined && delayDistribution === undefined) {
    throw new Problem('bad-body', 'Failed to switch on: name a fault, fixedDelay or delayDistribution.');
  }
  if (delayDistribution?.type === 'uniform' && delayDistribution.lower > delayDistribution.upper) {
    throw new Problem('bad-body', 'Failed to switch on: lower is more than upper.', {
      pointer: '/delayDistribution/lower',
    });
  }
  if (id === undefined) return rest;
  const catalogue = mock.faults();
  const fault = catalogue.get(id) ?? catalogue.getLive(id);
  const own = faultsOf(catalogue, scope);
  if (!fault)
    throw unknown(
      'unknown-fault',
      'fault',
      id,
      [...catalogue.all, ...catalogue.live].map(it => it.id),
    );
  if (!own.includes(fault)) {
    const ids = own.map(it => it.id);
    const like = unknown('unknown-fault', 'fault', id, ids).details.nearest;
    throw new Problem('unknown-fault', `Failed to switch on ${id}: it does not apply to ${scope}.`, {
      pointer: '/fault',
      nearest: like,
    });
  }
  return { ...rest, fault };
}

/** The faults that can be switched on there. */
function faultsOf(catalogue: FaultCatalogue, scope: FaultScope): readonly (Fault | LiveFault)[] {
  if (isLive(scope)) return catalogue.live;
  return scope === '*' ? catalogue.all : catalogue.of(scope);
}

function onNow(list: readonly Switched[], scope: FaultScope): Shown {
  const found = list.find(it => it.scope === scope);
  return found ? shown(found) : { operationId: scope, met: 0 };
}

function shown({ scope, setting, met }: Switched): Shown {
  const { fault, fixedDelay, delayDistribution, times, probability } = setting;
  return {
    operationId: scope,
    ...(fault && { fault: fault.id, title: fault.title }),
    ...(fixedDelay !== undefined && { fixedDelay }),
    ...(delayDistribution && { delayDistribution: withoutUndefined(delayDistribution) }),
    ...(times !== undefined && { times }),
    ...(probability !== undefined && { probability }),
    met,
  };
}

/** As it was given, without the field that need not be there. */
function withoutUndefined(delay: NonNullable<FaultSetting['delayDistribution']>) {
  if (delay.type === 'uniform') return delay;
  const { maxValue, ...rest } = delay;
  return { ...rest, ...(maxValue !== undefined && { maxValue }) };
}
