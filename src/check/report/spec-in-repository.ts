import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { specFile } from './spec-lines.ts';

/** Where a repository may keep the contract. */
const names = ['openapi.yaml'] as const;

/**
 * The path of the contract in the repository that a job has checked out, where it is this contract to the byte: the lines
 * of another one would be wrong. Undefined where there is none.
 * @param root folder of the repository; default: GITHUB_WORKSPACE, else the working directory
 */
export function specInRepository(root = process.env.GITHUB_WORKSPACE || process.cwd()): string | undefined {
  const own = read(specFile);
  return own && names.find(name => read(join(root, name))?.equals(own));
}

function read(file: string | URL): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
