import { readFile } from 'node:fs/promises';
import { packageFile } from '../../base/package-file.ts';

/** The contract as it is written. */
const contractFile = packageFile('openapi.yaml');

/** Reads the contract as it is written. The mock itself reads no YAML: this is for the console and for tools alone. */
export async function readContractDocument() {
  const { parse } = await import('yaml');
  return parse(await readFile(contractFile, 'utf8'));
}
