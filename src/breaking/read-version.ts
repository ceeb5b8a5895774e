import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { readDocument, type SpecNode } from '../spec/compile/document.ts';

/**
 * Reads a version of the contract: a file, or what a git revision has, `v1.2` or `v1.2:path/openapi.yaml`.
 * @param file the contract's path in a revision that names none, from the working folder
 * @throws Error with the reason and what to do
 */
export function readVersion(name: string, file: string): SpecNode {
  const text = isFile(name) ? readFileSync(name, 'utf8') : textInGit(name, file);
  try {
    const { root } = readDocument(text);
    if (typeof root.openapi === 'string') return root;
  } catch (error) {
    const why = messageOf(error)
      .replace(/^Failed to read openapi\.yaml: /, '')
      .replace(/[:.]*$/, '');
    throw new Error(`Failed to read the contract ${name}: ${why}. Correct it.`);
  }
  throw new Error(
    `Failed to read the contract ${name}: it has no \`openapi\` at its top. Name an OpenAPI document.`,
  );
}

function isFile(name: string): boolean {
  return statSync(name, { throwIfNoEntry: false })?.isFile() === true;
}

function textInGit(name: string, file: string): string {
  const object = name.includes(':') ? name : `${name}:./${file}`;
  try {
    return execFileSync('git', ['show', '--end-of-options', object], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    const said = (error as { stderr?: unknown }).stderr;
    const [why = ''] = (typeof said === 'string' && said !== '' ? said : messageOf(error)).trim().split('\n');
    throw new Error(
      `Failed to read the contract ${name}: it is not a file, and git says: ${why}. ` +
        'Name a file, a revision, or revision:path.',
    );
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
