import { createHash } from 'node:crypto';
import type { OperationId } from '../../spec/contract.ts';
import type { Source } from '../../spec/sources.ts';
import type { Breach } from '../oracles/breach.ts';
import type { Harm } from '../suite/harm.ts';
import type { Severity } from './severity.ts';

/** The request and answer that show a finding, masked and ready to be printed. */
export interface Evidence {
  /** Repeats the request; secrets are `$IMAPI_OWNER_TOKEN` and the like. */
  readonly curl: string;
  readonly request: string;
  readonly status: number;
  readonly answer: string;
}

/** One thing that is not as it has to be, however many cases ran into it. */
export interface Finding {
  /** The same in every run for the same defect; what waivers name. */
  readonly fingerprint: string;
  readonly severity: Severity;
  readonly operation: OperationId;
  readonly rule: string;
  /** The rule is the case's own, which looks at several answers together; otherwise one answer is wrong by itself. */
  readonly claimed?: true;
  /** Writes that the case sent before the answer, the latest first; absent for none. */
  readonly after?: readonly OperationId[];
  /** Where in the answer, without the numbers of rows. */
  readonly pointer: string;
  readonly message: string;
  /** What the rule says in Chinese; absent where nobody has said so. */
  readonly messageZh?: string;
  readonly source: Source;
  /** What somebody suffers from it; absent where it does nobody harm. */
  readonly harm?: Harm;
  /** The value that had to come; where there is no such value, what the case says holds. */
  readonly expected: string;
  /** The same in Chinese, where it is words of the case. */
  readonly expectedZh?: string;
  readonly got: string;
  readonly schemaPath?: string;
  /** Ids of the cases that ran into it, the first first. */
  readonly cases: readonly string[];
  /** How often it was seen. */
  readonly count: number;
  readonly evidence?: Evidence;
}

/** A message without how long ago the last write was, which differs from run to run. */
export function lastingMessage(message: string): string {
  return message.replace(/; still the state before .*$/s, '');
}

/** The pointer with a star for each row number: which row it was must not matter. */
export function withoutNumbers(pointer: string): string {
  return pointer.replace(/\/\d+(?=\/|#|$)/g, '/*');
}

/**
 * The fingerprint of a defect.
 * @param caseId where the rule is the case's own; rules of the contract are the same in every case
 */
export function fingerprintOf(
  operation: OperationId,
  { rule, pointer }: Pick<Breach, 'rule' | 'pointer'>,
  caseId?: string,
): string {
  const parts = [operation, rule, withoutNumbers(pointer), caseId ?? ''];
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 12);
}
