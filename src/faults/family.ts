import type { OperationId } from '../spec/contract.ts';
import type { Family, Fault, Tampering } from './fault.ts';

/** What a fault says of itself, whatever it does and whatever it was made for. */
export interface FaultText {
  /** Without the family and what it was made for. */
  readonly name: string;
  readonly en: string;
  readonly zh: string;
  /** The class in the catalogue of defects, D01 to D104. */
  readonly defect: string;
}

/** The same, with the operations it applies to. */
export interface FaultFacts extends FaultText {
  readonly operations: readonly OperationId[];
}

/**
 * The facts of a fault that was made for one operation.
 * @param at the field or parameter of the operation that it is about
 */
export function madeFor(id: OperationId, { name, en, zh, defect }: FaultText, at?: string): FaultFacts {
  const place = at === undefined ? '' : `${at} `;
  return {
    name: [name, id, at].filter(Boolean).join('-'),
    en: `${id}: ${place}${en}`,
    zh: `${id}：${place}${zh}`,
    defect,
    operations: [id],
  };
}

/** The same fault for each of several operations. */
export function faultsOn(
  family: Family,
  operations: readonly OperationId[],
  text: FaultText,
  tampering: Tampering,
): Fault[] {
  return operations.map(id => fault(family, madeFor(id, text), tampering));
}

/** Puts facts and tampering together. */
export function fault(
  family: Family,
  { name, en, zh, defect, operations }: FaultFacts,
  tampering: Tampering,
): Fault {
  return { ...tampering, id: `${family}-${name}`, family, title: { en, zh }, defect, operations };
}
