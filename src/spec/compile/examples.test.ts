import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { withExamples } from './examples.ts';

const project = join(import.meta.dirname, '../../..');
const spec = readFileSync(join(project, 'openapi.yaml'), 'utf8');
const sampleOf = (operation: string) => {
  const file = join(project, 'fixtures/documented', `${operation}.json`);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
};

test('the examples of openapi.yaml are the answers of the document', () => {
  expect(withExamples(spec, sampleOf), 'Run npm run generate.').toBe(spec);
  const { examples } = parse(spec).components;
  expect(Object.keys(examples).length).toBeGreaterThan(12);
  for (const [name, { value }] of Object.entries<{ value: unknown }>(examples))
    expect(value).toEqual(JSON.parse(sampleOf(name) ?? ''));
});

test('numbers and texts of a sample stay as they are written', () => {
  const sample = '{ "a" : -1.0,\n  "b": "x  y\\" : 1" }';
  const text = "components:\n  x: { $ref: '#/components/examples/one' }\n";
  expect(withExamples(text, () => sample)).toContain('    one: { value: {"a":-1.0,"b":"x  y\\" : 1"} }\n');
});

test('an example without a sample is refused', () => {
  expect(() => withExamples("'#/components/examples/none'", () => undefined)).toThrow(
    /Failed to write the example none .*Correct the reference\./,
  );
});
