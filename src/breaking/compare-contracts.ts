import type { SpecNode } from '../spec/compile/document.ts';
import type { ContractChange, LoneChange } from './change.ts';
import { compareOperations } from './compare-operations.ts';
import { type ContractModel, contractModel, type OperationModel } from './model.ts';

/** What changed from one contract to another, the breaking changes first. */
export interface ContractComparison {
  /** `info.version` of each. */
  readonly versions: readonly [string, string];
  readonly changes: readonly ContractChange[];
}

/**
 * Compares two contracts as their clients see them; words, examples and sources count for nothing.
 * @throws Error when one is no contract of this project, or when they have no operation in common
 */
export function compareContracts(before: SpecNode, after: SpecNode): ContractComparison {
  const [old, now] = [contractModel(before), contractModel(after)];
  const pairs = pairsOf(old, now);
  if (pairs.length === 0) {
    throw new Error(
      'Failed to compare the contracts: they have no operation in common. Name two versions of one contract.',
    );
  }
  const changes = [
    ...compareWholes(old, now),
    ...comings(old, now, pairs),
    ...together(
      pairs.flatMap(([one, other]) =>
        compareOperations(one, other).map(change => ({ change, id: other.id })),
      ),
    ),
  ];
  const rank = ({ verdict }: ContractChange) => (verdict === 'breaking' ? 0 : 1);
  return {
    versions: [old.version, now.version],
    changes: changes.toSorted((one, other) => rank(one) - rank(other)),
  };
}

type Pair = readonly [OperationModel, OperationModel];

/** Operations of both: those of one id, then those of one path and method. */
function pairsOf(old: ContractModel, now: ContractModel): Pair[] {
  const addressOf = ({ method, path }: OperationModel) => `${method} ${path}`;
  const byAddress = new Map([...now.operations.values()].map(operation => [addressOf(operation), operation]));
  return [...old.operations.values()].flatMap((operation): Pair[] => {
    const same = now.operations.get(operation.id) ?? byAddress.get(addressOf(operation));
    return same === undefined ? [] : [[operation, same]];
  });
}

function compareWholes(old: ContractModel, now: ContractModel): ContractChange[] {
  const changes: ContractChange[] = [];
  if (old.server !== now.server) {
    changes.push({
      verdict: 'breaking',
      rule: 'server',
      place: 'contract',
      says: `server ${old.server} becomes ${now.server}`,
      reason: 'calls to the old address reach another service, or none',
      operations: [],
    });
  }
  if (old.takesForms !== now.takesForms) {
    changes.push({
      verdict: now.takesForms ? 'compatible' : 'breaking',
      rule: 'x-form-post',
      place: 'contract',
      says: now.takesForms ? 'POST with a form is taken too' : 'POST with a form is no longer taken',
      reason: now.takesForms ? 'GET calls still work' : 'clients that send forms are refused',
      operations: [],
    });
  }
  return changes;
}

function comings(old: ContractModel, now: ContractModel, pairs: readonly Pair[]): ContractChange[] {
  const [kept, found] = [new Set(pairs.map(([one]) => one.id)), new Set(pairs.map(([, other]) => other.id))];
  const gone = [...old.operations.values()].filter(({ id }) => !kept.has(id));
  const fresh = [...now.operations.values()].filter(({ id }) => !found.has(id));
  const renamed = pairs.filter(([one, other]) => one.id !== other.id);
  const place = 'operation';
  return [
    ...gone.map(({ id, path }): ContractChange => {
      const reason = 'calls to it reach no operation';
      return {
        verdict: 'breaking',
        rule: 'operation-removed',
        place,
        says: `${path} is gone`,
        reason,
        operations: [id],
      };
    }),
    ...fresh.map(({ id, path }): ContractChange => {
      const reason = 'nobody calls it yet';
      return {
        verdict: 'compatible',
        rule: 'operation-added',
        place,
        says: `${path} is new`,
        reason,
        operations: [id],
      };
    }),
    ...renamed.map(([one, { id }]): ContractChange => {
      const reason = 'nothing changes on the wire; generated clients get new function names';
      return {
        verdict: 'compatible',
        rule: 'operation-id',
        place,
        says: `${one.id} is called ${id}`,
        reason,
        operations: [id],
      };
    }),
  ];
}

/** One change of a shared part shows in many operations: it is told once, with all of them. */
function together(found: readonly { readonly change: LoneChange; readonly id: string }[]): ContractChange[] {
  const byText = new Map<string, { change: LoneChange; operations: Set<string> }>();
  for (const { change, id } of found) {
    const key = JSON.stringify(change);
    const known = byText.get(key);
    if (known) known.operations.add(id);
    else byText.set(key, { change, operations: new Set([id]) });
  }
  return [...byText.values()].map(({ change, operations }) => ({ ...change, operations: [...operations] }));
}
