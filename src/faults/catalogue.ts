import type { Contract, OperationId } from '../spec/contract.ts';
import { nearest } from '../spec/nearest.ts';
import type { Fault } from './fault.ts';

/** Every fault there is, by its id. */
export class FaultCatalogue {
  readonly all: readonly Fault[];
  readonly #byId: ReadonlyMap<string, Fault>;

  /** @throws Error when two faults have the same id */
  constructor(faults: readonly Fault[]) {
    this.all = faults;
    this.#byId = new Map(faults.map(fault => [fault.id, fault]));
    if (this.#byId.size === faults.length) return;
    const twice = faults.find((fault, index) => faults.findIndex(({ id }) => id === fault.id) !== index);
    throw new Error(`Failed to build the fault catalogue: ${twice?.id} is in it twice.`);
  }

  get(id: string): Fault | undefined {
    return this.#byId.get(id);
  }

  /** The faults that can be switched on for an operation. */
  of(operation: OperationId): readonly Fault[] {
    return this.all.filter(fault => fault.operations.includes(operation));
  }

  /** The id that is spelt most like one there is none of. */
  nearest(id: string): string | undefined {
    return nearest(id, this.#byId.keys());
  }
}

/** The catalogue for a contract: faults made for each operation from its annotations, and those written by hand. */
export function faultCatalogue(_contract: Contract): FaultCatalogue {
  return new FaultCatalogue([]);
}
