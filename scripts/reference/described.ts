import type { Language } from '../../src/base/language.ts';
import { below, partAt, type SpecNode } from '../../src/spec/compile/document.ts';
import { compileOperations, rawOperations } from '../../src/spec/compile/operations.ts';
import type { Operation } from '../../src/spec/operation.ts';
import { inChinese } from './in-chinese.ts';

/** What a page says of an operation, all of it in the language of the page. */
export interface Described {
  readonly operation: Operation;
  readonly description: string;
  /** Returns the reason for a declared failure. */
  reasonOf(failure: string): string;
}

/** The operations of the contract as the pages in a language describe them. */
export function describedOperations(root: SpecNode, language: Language): Described[] {
  const spoken = language === 'zh' ? inChinese(root) : root;
  const raw = rawOperations(spoken);
  return compileOperations(spoken).map((operation, index) => ({
    operation,
    description: String(raw[index]?.node.description ?? ''),
    reasonOf: failure => String(partAt(root, below('#', 'x-reasons', failure, language)) ?? failure),
  }));
}
