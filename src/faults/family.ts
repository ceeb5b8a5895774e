import type { OperationId } from '../spec/contract.ts';
import type { Family, Fault, Tampering } from './fault.ts';

/** What a fault of a family is told beside what it does. */
export interface FaultFacts {
  /** Without the family; made unique by what it was generated for. */
  readonly name: string;
  readonly en: string;
  readonly zh: string;
  /** D01 to D104. */
  readonly defect: string;
  readonly operations: readonly OperationId[];
}

/** Puts facts and tampering together. */
export function fault(
  family: Family,
  { name, en, zh, defect, operations }: FaultFacts,
  tampering: Tampering,
): Fault {
  return { ...tampering, id: `${family}-${name}`, family, title: { en, zh }, defect, operations };
}
