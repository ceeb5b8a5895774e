import { readFile } from 'node:fs/promises';

/** The contract as it is written, two folders up from the sources as from the build. */
const contractFile = new URL('../../../openapi.yaml', import.meta.url);

/** Reads the contract as it is written. The mock itself reads no YAML: this is for the console and for tools alone. */
export async function readContractDocument() {
  const { parse } = await import('yaml');
  return parse(await readFile(contractFile, 'utf8'));
}
