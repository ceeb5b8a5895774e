import type { Issue } from '../../spec/contract.ts';
import type { Exchange } from '../wire/exchange.ts';
import { valueAt } from './value-at.ts';

/** A key that an object has to have and lacks, or has as null. */
export interface Gap {
  readonly issue: Issue;
  /** Where the object stands. */
  readonly holder: string;
  readonly key: string;
}

/** The gap that an issue of an answer is; undefined where it is something else. */
export function gapOf(issue: Issue, { json }: Pick<Exchange, 'json'>): Gap | undefined {
  const { rule, pointer } = issue;
  const isGap = rule === 'required' || (rule === 'type' && valueAt(json, pointer) === null);
  if (!isGap) return undefined;
  const at = pointer.lastIndexOf('/');
  return { issue, holder: pointer.slice(0, at), key: pointer.slice(at + 1) };
}
