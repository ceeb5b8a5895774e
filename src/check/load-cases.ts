import { readdirSync } from 'node:fs';
import type { Contract } from '../spec/contract.ts';
import type { Case, CaseFile } from './case.ts';

/** The case files: beside the sources when run from them, in the build otherwise. */
const fromSources = import.meta.url.endsWith('.ts');
const folder = new URL(fromSources ? '../../contracts/' : '../contracts/', import.meta.url);

/**
 * Loads every case file, one file per concern.
 * @throws Error when two cases have the same id
 */
export async function loadCases(contract: Contract): Promise<readonly Case[]> {
  const ending = fromSources ? '.contract.ts' : '.contract.js';
  const names = readdirSync(folder).filter(name => name.endsWith(ending));
  const files = await Promise.all(
    names.sort().map(async name => (await import(new URL(name, folder).href)) as { default: CaseFile }),
  );
  return casesOf(
    files.map(file => file.default),
    contract,
  );
}

/** The cases of case files. @throws Error when two have the same id */
function casesOf(files: readonly CaseFile[], contract: Contract): readonly Case[] {
  const cases = files.flatMap(file => (typeof file === 'function' ? file(contract) : file));
  const seen = new Set<string>();
  for (const { id } of cases) {
    if (seen.has(id)) throw new Error(`Failed to load the cases: there are two called ${id}. Rename one.`);
    seen.add(id);
  }
  return cases;
}
