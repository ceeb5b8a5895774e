import { expect, test } from 'vitest';
import { AdminError } from '../../control-api/client/index.ts';
import { shownProblem } from './shown-problem.ts';

test('a refusal is shown with its place and the name that comes near', () => {
  const problem = {
    type: 'urn:x',
    title: 'bad-state',
    status: 422,
    code: 'bad-state',
    detail: 'Failed to save.',
  };
  const refusal = new AdminError({ ...problem, pointer: '/users/0', nearest: 'users' });
  expect(shownProblem(refusal)).toEqual({
    message: 'Failed to save.',
    pointer: '/users/0',
    nearest: 'users',
  });
});

test.each([
  [new TypeError('fetch failed'), 'fetch failed'],
  ['a text', 'a text'],
  [undefined, 'undefined'],
])('%s is shown as it is', (thrown, message) => {
  expect(shownProblem(thrown)).toEqual({ message });
});
