import { loadCompanions } from '../companions/contract.ts';
import type { Contract } from '../spec/contract.ts';

/** What is served beside the operations: files, and the mock's control API with its console. */
const beside = ['/0/', '/__admin/'];

/**
 * Returns the paths that belong to the API, whole ones and beginnings that end with a slash. The path of an operation is
 * named whole, so that `/user/settings` of the app stays the app's beside `/user/get` of the API. The log-in and the
 * other calls that apps need and the document has not are among them.
 */
export function apiPaths(contract: Contract): readonly string[] {
  const whole = [...contract.operations, ...loadCompanions().operations]
    .filter(({ service }) => service !== 'files')
    .map(({ path }) => path);
  return [...new Set(whole)].sort().concat(beside);
}

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/**
 * Returns the source of a regular expression that fits these paths and no others, with or without a query. Apps that join
 * a base with a slash at its end ask for `//user/get`.
 */
export function apiPattern(contract: Contract): string {
  const parts = apiPaths(contract).map(path =>
    path.endsWith('/') ? literal(path.slice(1)) : `${literal(path.slice(1))}(?:[?#]|$)`,
  );
  return `^\\/+(?:${parts.join('|')})`;
}
