import { expect, test } from 'vitest';
import { loadContract } from '../../spec/contract.ts';
import type { OperationId } from '../../spec/operation.ts';
import type { Exchange } from '../wire/exchange.ts';
import type { Sign } from '../wire/sign.ts';
import { Weather } from './weather.ts';

const contract = loadContract();
const sign: Sign = { kind: 'gateway', what: '502', undone: false };

function weatherOf(seen: readonly (readonly [OperationId, met: number, passed: number])[]): Weather {
  const weather = new Weather();
  for (const [id, met, passed] of seen) {
    const exchange = { operation: contract.operation(id) } as Exchange;
    for (let count = 0; count < met; count++) weather.met(sign, exchange);
    for (let count = 0; count < passed; count++) weather.passed(id);
  }
  return weather;
}

test.each<[string, Parameters<typeof weatherOf>[0], OperationId[]]>([
  [
    'one in a hundred',
    [
      ['getUser', 3, 200],
      ['getRoom', 2, 300],
    ],
    [],
  ],
  [
    'bad luck',
    [
      ['getUser', 4, 20],
      ['getRoom', 2, 300],
    ],
    [],
  ],
  [
    'every second request of one',
    [
      ['getUser', 20, 20],
      ['getRoom', 2, 300],
    ],
    ['getUser'],
  ],
  [
    'every second request of all',
    [
      ['getUser', 20, 20],
      ['getRoom', 150, 150],
    ],
    [],
  ],
  ['every second request of the only one', [['getUser', 20, 20]], []],
])('%s', (_, seen, unsteady) => {
  expect(weatherOf(seen).unsteady.map(({ exchange }) => exchange.operation.id)).toEqual(unsteady);
});

test('what a limit refuses with 503 says nothing of the operation', () => {
  const weather = weatherOf([['getRoom', 2, 300]]);
  const busy = { operation: contract.operation('getConfig'), status: 503 } as Exchange;
  for (let count = 0; count < 20; count++) weather.met(sign, busy);
  expect(weather.unsteady.map(({ exchange }) => exchange.operation.id)).toEqual(['getConfig']);
  weather.isLimited = true;
  expect(weather.unsteady).toEqual([]);
});
