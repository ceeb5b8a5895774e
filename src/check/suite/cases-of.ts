import type { Contract } from '../../spec/contract.ts';
import type { Case, CaseFile } from './case.ts';

/** The cases of case files. @throws Error when two have the same id */
export function casesOf(files: readonly CaseFile[], contract: Contract): readonly Case[] {
  const cases = files.flatMap(file => (typeof file === 'function' ? file(contract) : file));
  const seen = new Set<string>();
  for (const { id } of cases) {
    if (seen.has(id)) throw new Error(`Failed to load the cases: there are two called ${id}. Rename one.`);
    seen.add(id);
  }
  return cases;
}
