import { expect, test } from 'vitest';
import type { Schemas } from '../../../control-api/operations.ts';
import { noFilter, trafficFilter } from './traffic-filter.ts';

const entry: Schemas['RequestEntry'] = {
  id: 1,
  at: 0,
  durationMs: 1,
  method: 'GET',
  path: '/room/get',
  operationId: 'getRoom',
  caller: { userId: 100164, nickname: '张益达' },
  parameters: { roomId: '6021', name: '讨论组' },
  tellingParameters: [],
  unknownParameters: [],
  status: 200,
  resultCode: 100411,
  verdict: 'refused',
  warnings: [],
  changes: 0,
};

test.each([
  [{ text: '' }, true],
  [{ text: 'ROOM 讨论' }, true],
  [{ text: 'room nothing' }, false],
  [{ text: '张益达' }, true],
  [{ text: '100164' }, true],
  [{ resultCode: '1004' }, true],
  [{ resultCode: '1' }, true],
  [{ resultCode: '2' }, false],
  [{ verdict: 'ok' as const }, false],
  [{ operation: 'getRoom', verdict: 'refused' as const }, true],
  [{ operation: 'getUser' }, false],
])('%o lets it pass: %s', (filter, passes) => {
  expect(trafficFilter({ ...noFilter, ...filter })(entry)).toBe(passes);
});
