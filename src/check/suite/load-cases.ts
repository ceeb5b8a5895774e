import { readdirSync } from 'node:fs';
import { packageFile } from '../../base/package-file.ts';
import type { Contract } from '../../spec/contract.ts';
import type { Case, CaseFile } from './case.ts';
import { casesOf } from './cases-of.ts';

/** The case files: beside the sources when run from them, in the build otherwise. */
const fromSources = import.meta.url.endsWith('.ts');
const folder = packageFile(fromSources ? 'contracts/' : 'dist/contracts/');

/**
 * Loads every case file, one file per concern.
 * @throws Error when two cases have the same id
 */
export async function loadCases(contract: Contract): Promise<readonly Case[]> {
  const ending = fromSources ? '.contract.ts' : '.contract.js';
  const names = readdirSync(folder).filter(name => name.endsWith(ending));
  const files = await Promise.all(
    names
      .sort()
      .map(
        async name => (await import(/* @vite-ignore */ new URL(name, folder).href)) as { default: CaseFile },
      ),
  );
  return casesOf(
    files.map(file => file.default),
    contract,
  );
}
