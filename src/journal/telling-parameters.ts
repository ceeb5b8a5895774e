import type { Operation } from '../spec/operation.ts';
import { isSecret } from '../spec/secrets.ts';

/**
 * Returns the names of the given parameters that tell requests of an operation apart, in the order of the contract: those
 * that the server reads, files before them. What it does not read (`flag`) and what opens a login tells nothing. A path
 * that is no operation shows whatever it got.
 */
export function tellingParameters(
  given: Readonly<Record<string, string>>,
  operation: Pick<Operation<string>, 'parameters' | 'service'> | undefined,
): string[] {
  if (!operation) return Object.keys(given).filter(name => !isSecret(name));
  const files = operation.service === 'upload' ? Object.keys(given).filter(name => /^file\b/.test(name)) : [];
  const declared = operation.parameters
    .filter(({ name, whenMissing }) => whenMissing?.kind !== 'ignored' && !isSecret(name))
    .map(({ name }) => name)
    .filter(name => Object.hasOwn(given, name) && given[name] !== '');
  return [...files, ...declared];
}
