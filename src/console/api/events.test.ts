import { expect, test } from 'vitest';
import { eventOf } from './events.ts';

test('a request, a commit and a reset are read, whatever the line ends', () => {
  expect(eventOf('event: request\r\ndata: {"id":7}')).toEqual({ kind: 'request', entry: { id: 7 } });
  expect(eventOf('event: commit\ndata: {"sequence":1,"changes":2}')).toEqual({ kind: 'commit' });
  expect(eventOf('event: reset\ndata: {}')).toEqual({ kind: 'reset' });
});

test('signs of life and events of later versions say nothing', () => {
  expect(eventOf(': keep-alive')).toBeUndefined();
  expect(eventOf('event: somethingNew\ndata: {}')).toBeUndefined();
});
