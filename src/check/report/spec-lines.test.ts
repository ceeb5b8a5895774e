import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { loadContract } from '../../spec/contract.ts';
import { SpecLines, specFile } from './spec-lines.ts';

const lines = readFileSync(specFile, 'utf8').split('\n');
const at = (line: number) => (lines[line - 1] ?? '').trim();
const spec = new SpecLines();

test('finds operations, components, and the nearest part above what is not there', () => {
  const { operation } = loadContract();
  expect(at(spec.ofOperation(operation('getUser')))).toBe('get:');
  expect(lines[spec.ofOperation(operation('getUser')) - 2]?.trim()).toBe('/user/get:');
  expect(at(spec.ofPointer('#/components/schemas/Friend/allOf/1/properties/orderKey'))).toMatch(/^orderKey:/);
  expect(at(spec.ofPointer('#/components/schemas/Friend/nothing/of/this'))).toBe('Friend:');
  expect(at(spec.ofPointer('#/paths/~1user~1get/get/responses/200'))).toMatch(/^'?200'?:/);
});

test('every operation is found without the file being read as YAML, at the line that YAML gives', () => {
  const counter = new LineCounter();
  const paths = parseDocument(readFileSync(specFile, 'utf8'), { lineCounter: counter }).get('paths');
  for (const operation of loadContract().operations) {
    const path = isMap(paths) && paths.get(operation.path);
    const key =
      isMap(path) && path.items.find(({ key }) => String(key) === operation.method.toLowerCase())?.key;
    const start = isScalar(key) ? key.range?.[0] : undefined;
    expect(spec.ofOperation(operation), operation.id).toBe(counter.linePos(start ?? 0).line);
  }
});
