import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { curlOfApp, exampleOf, requestOf } from './app-request.ts';
import { type OperationView, readContract } from './contract-reader.ts';

const { operations } = readContract(
  parse(readFileSync(new URL('../../../../openapi.yaml', import.meta.url), 'utf8')),
);
const mock = new URL('http://127.0.0.1:8094/');

function operation(id: string): OperationView {
  const found = operations.find(known => known.id === id);
  if (!found) throw new Error(`Failed to find the operation ${id}.`);
  return found;
}

test('the example of an operation is its first request, without the token of somebody', () => {
  const example = exampleOf(operation('listMessages'));
  expect(example).toEqual({
    flag: 'rw',
    receiver: '100102',
    pageIndex: '0',
    pageSize: '20',
    startTime: '0',
    endTime: '0',
  });
  const { path, query } = requestOf(operation('listMessages'), {
    ...example,
    pageIndex: '',
    startTime: '',
    endTime: '',
  });
  expect([path, query.toString()]).toEqual(['/tigase/shiku_msgs', 'flag=rw&receiver=100102&pageSize=20']);
});

test('a path with names in it is filled in, and encoded', () => {
  const file = operation('getFile');
  expect(requestOf(file, exampleOf(file)).path).toBe('/0/0/202103/o/bdb89a47460d453993c19619e608b6dc.png');
  expect(requestOf(file, { ...exampleOf(file), name: '../x' }).path).toMatch(/\/o\/\.\.%2Fx$/);
});

test('a quote in a value does not end the command', () => {
  const request = requestOf(operation('search'), { content: "'; rm -rf /; '" });
  const command = curlOfApp(mock, request, 'worker-1');
  expect(command.match(/'/g)).toHaveLength(4);
  expect(command).toContain("-H 'X-Mock-Session: worker-1'");
});
