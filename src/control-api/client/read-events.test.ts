import { expect, test } from 'vitest';
import { eventOf } from './read-events.ts';

test.each([
  ['event: request\r\ndata: {"id":7}', { type: 'request', data: { id: 7 } }],
  [
    'event: commit\ndata: {"sequence":1,\ndata: "changes":2}',
    { type: 'commit', data: { sequence: 1, changes: 2 } },
  ],
  ['data:{}\nevent:reset', { type: 'reset', data: {} }],
])('%j is an event, whatever its lines end with and whichever comes first', (block, event) => {
  expect(eventOf(block)).toEqual(event);
});

test.each([': keep-alive', 'event: somethingNew\ndata: {}', 'data: {"id":7}', ''])(
  '%j says nothing: a sign of life, or an event of a later version',
  block => {
    expect(eventOf(block)).toBeUndefined();
  },
);
