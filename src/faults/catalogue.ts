import { parsedJson } from '../base/json.ts';
import { didYouMean } from '../base/nearest.ts';
import type { Contract, OperationId } from '../spec/contract.ts';
import { answerFields } from '../spec/field.ts';
import { envelopeFaults } from './families/envelope.ts';
import { fileFaults } from './families/files.ts';
import { identityFaults } from './families/identity.ts';
import { inputFaults } from './families/input.ts';
import { liveFaults } from './families/live.ts';
import { pagingFaults } from './families/paging.ts';
import { responseFaults } from './families/response.ts';
import { stateFaults } from './families/state.ts';
import { transportFaults } from './families/transport.ts';
import { valueFaults } from './families/values.ts';
import type { Fault } from './fault.ts';
import type { LiveFault } from './live-fault.ts';
import { operationGroups } from './operation-groups.ts';
import { Samples } from './samples.ts';

/** Every fault, by id. */
export class FaultCatalogue {
  /** The faults of the HTTP API, which the check has to notice. */
  readonly all: readonly Fault[];
  /** Those of the live connection, which the check does not use. */
  readonly live: readonly LiveFault[];
  readonly #byId: ReadonlyMap<string, Fault>;

  /** @throws Error when two faults have the same id */
  constructor(faults: readonly Fault[], live: readonly LiveFault[] = liveFaults()) {
    this.all = faults;
    this.live = live;
    this.#byId = new Map(faults.map(fault => [fault.id, fault]));
    if (this.#byId.size === faults.length) return;
    const twice = faults.find((fault, index) => faults.findIndex(({ id }) => id === fault.id) !== index);
    throw new Error(`Failed to build the fault catalogue: ${twice?.id} is in it twice.`);
  }

  get(id: string): Fault | undefined {
    return this.#byId.get(id);
  }

  /** The fault of the live connection with this id. */
  getLive(id: string): LiveFault | undefined {
    return this.live.find(fault => fault.id === id);
  }

  /** The faults that can be switched on for an operation. */
  of(operation: OperationId): readonly Fault[] {
    return this.all.filter(fault => fault.operations.includes(operation));
  }

  /** The id that is spelt most like one there is none of. */
  didYouMean(id: string): string {
    return didYouMean(id, this.#byId.keys());
  }
}

/**
 * The catalogue for a contract: faults made for each operation from its fields and annotations, and those written by
 * hand. Values are only changed where the documented answers have some.
 * @param documented the documented answers as JSON text, by operation
 */
export function faultCatalogue(contract: Contract, documented: ReadonlyMap<string, string>): FaultCatalogue {
  const fields = answerFields();
  const groups = operationGroups(contract);
  const samples = (id: string) => {
    const text = documented.get(id);
    return new Samples(text !== undefined && isErratum(contract, id, text) ? undefined : text);
  };
  return new FaultCatalogue([
    ...transportFaults(groups),
    ...responseFaults(contract, fields, samples),
    ...envelopeFaults(groups),
    ...valueFaults(contract, fields, samples),
    ...stateFaults(groups),
    ...pagingFaults(groups),
    ...identityFaults(groups),
    ...inputFaults(contract, groups),
    ...fileFaults(),
  ]);
}

/** Whether a documented answer breaks the contract, so that it does not show the fields of its operation. */
function isErratum(contract: Contract, id: string, text: string): boolean {
  const operation = contract.operations.find(it => it.id === id);
  if (!operation || operation.id === 'getFile') return false;
  return contract.checkAnswer(operation.id, parsedJson(text)).length > 0;
}
