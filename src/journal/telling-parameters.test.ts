import { expect, test } from 'vitest';
import { loadContract } from '../spec/contract.ts';
import { tellingParameters } from './telling-parameters.ts';

const { operations } = loadContract();

test.each([
  [
    'listMessages',
    { flag: 'rw', access_token: 'x', pageSize: '20', receiver: '100102', time: '1', startTime: '' },
    ['receiver', 'pageSize'],
  ],
  ['search', { content: '' }, []],
  [undefined, { access_token: 'x', password: 'y', day: 'today' }, ['day']],
])('of %s the server reads, and people look for, %j', (id, given, telling) => {
  const operation = operations.find(it => it.id === id);
  expect(tellingParameters(given, operation)).toEqual(telling);
});
