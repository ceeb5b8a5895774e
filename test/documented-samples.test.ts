import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../src/spec/compile/document.ts';
import { rawOperations } from '../src/spec/compile/operations.ts';
import { type JsonOperationId, loadContract } from '../src/spec/contract.ts';
import type { Json } from './harness.ts';

const contract = loadContract();
const folder = new URL('../fixtures/documented/', import.meta.url);
const sample = (id: string): Json => JSON.parse(readFileSync(new URL(`${id}.json`, folder), 'utf8'));

/** The document's sample of this one is a copy of the notices page (docs/document-errata.md). */
const erratum = 'listMembers';
const shown = readdirSync(folder).map(name => name.replace(/\.json$/, ''));
const documented = contract.operations
  .map(operation => operation.id)
  .filter((id): id is JsonOperationId => shown.includes(id) && id !== erratum);

test('there is a documented answer of every operation that the document has, but of the file service', () => {
  const { root } = readDocument(readFileSync(new URL('../openapi.yaml', import.meta.url), 'utf8'));
  const ofDocument = rawOperations(root).filter(
    ({ id, node }) => id !== 'getFile' && (node['x-effect'] as Json).source === 'document',
  );
  const advice = 'Put the answer that the document prints into fixtures/documented/<operationId>.json.';
  expect(shown.sort(), advice).toEqual(ofDocument.map(({ id }) => id).sort());
});

test.each(documented)('the documented answer of %s is within the contract', id => {
  expect(contract.checkAnswer(id, sample(id))).toEqual([]);
  expect(contract.undeclared(id, sample(id))).toEqual([]);
});

test('the erratum is refused, so that nobody builds on it', () => {
  expect(contract.checkAnswer(erratum, sample(erratum))).not.toEqual([]);
});

describe.each(documented)('every value of the documented answer of %s keeps its type', id => {
  const leaves = leafPointers(sample(id));
  test.each(leaves)('%s', pointer => {
    for (const other of otherTypes(valueAt(sample(id), pointer))) {
      const changed = sample(id);
      replaceAt(changed, pointer, other);
      expect(contract.checkAnswer(id, changed), `${pointer} as ${JSON.stringify(other)}`).not.toEqual([]);
    }
  });
});

/** Pointers of all values that hold no others; JSON text inside a text is opened, after a `#`. */
function leafPointers(value: Json, at = ''): string[] {
  if (typeof value === 'string' && /^\{.*\}$/.test(value))
    return [at, ...leafPointers(JSON.parse(value), `${at}#`)];
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return [at];
  return Object.entries(value).flatMap(([name, inner]) => leafPointers(inner, `${at}/${name}`));
}

function valueAt(value: Json, pointer: string): Json {
  const [outer = '', ...inner] = pointer.split('#');
  let found = value;
  for (const name of outer.split('/').slice(1)) found = found[name];
  return inner.length > 0 ? valueAt(JSON.parse(found), inner.join('#')) : found;
}

function replaceAt(value: Json, pointer: string, other: Json): void {
  const [outer = '', ...inner] = pointer.split('#');
  const path = outer.split('/').slice(1);
  const last = path.pop() ?? '';
  let parent = value;
  for (const name of path) parent = parent[name];
  if (inner.length === 0) {
    parent[last] = other;
    return;
  }
  const nested = JSON.parse(parent[last]);
  replaceAt(nested, inner.join('#'), other);
  parent[last] = JSON.stringify(nested);
}

/** The value in every other JSON type. */
function otherTypes(value: Json): Json[] {
  const all = ['text', 7, true, null, [], {}];
  const kind = (it: Json) => (Array.isArray(it) ? 'array' : it === null ? 'null' : typeof it);
  return all.filter(other => kind(other) !== kind(value));
}
