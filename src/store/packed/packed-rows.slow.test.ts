import fc from 'fast-check';
import { test } from 'vitest';
import { packedAsPlain } from '../testing/packed-property.ts';

test('packed rows read as plain ones in every order, also after changes and another write, many times', async () => {
  await fc.assert(packedAsPlain, { numRuns: 60 });
});
