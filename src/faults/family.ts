import type { OperationId } from '../spec/contract.ts';
import type { Family, Fault, Injection } from './fault.ts';
import type { OperationGroup } from './operation-groups.ts';

/** Name and titles of a fault. */
export interface FaultText {
  /** The id without family, operation and field. */
  readonly name: string;
  readonly en: string;
  readonly zh: string;
  /** The class in the catalogue of defects, D01 to D104. */
  readonly defect: string;
}

/** The same, with the operations it applies to. */
export interface FaultFacts extends FaultText {
  readonly operations: readonly OperationId[];
  /** What the operations have in common for which the same fault is made. */
  readonly group?: OperationGroup['name'];
}

/** What operations have in common that have a field, or a parameter, which a fault fits. */
const fittingFields = { en: 'operations with such a field', zh: '有这种字段的接口' };
export const fittingParameters = { en: 'operations with such a parameter', zh: '有这种参数的接口' };

/**
 * The facts of a fault that was made for one operation.
 * @param at the field or parameter that it is about
 * @param group what the operations have in common that have such a one
 */
export function madeFor(
  id: OperationId,
  { name, en, zh, defect }: FaultText,
  at?: string,
  group = fittingFields,
): FaultFacts {
  const place = at === undefined ? '' : `${at} `;
  return {
    name: [name, id, at].filter(Boolean).join('-'),
    en: `${id}: ${place}${en}`,
    zh: `${id}：${place}${zh}`,
    defect,
    operations: [id],
    ...(at !== undefined && { group }),
  };
}

/** Makes the same fault for each operation of a group. */
export function faultsOn(
  family: Family,
  { name: group, operations }: OperationGroup,
  text: FaultText,
  injection: Injection,
): Fault[] {
  return operations.map(id => fault(family, { ...madeFor(id, text), group }, injection));
}

/** Makes a fault of its facts and its injection. */
export function fault(
  family: Family,
  { name, en, zh, defect, operations, group }: FaultFacts,
  injection: Injection,
): Fault {
  const about = { family, title: { en, zh }, defect, operations, ...(group !== undefined && { group }) };
  return { ...injection, id: `${family}-${name}`, ...about };
}
