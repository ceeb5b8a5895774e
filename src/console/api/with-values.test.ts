import { expect, test } from 'vitest';
import type { Schemas } from '../../control-api/operations.ts';
import { withValues } from './with-values.ts';

test('a body has the fields that have a value, and what is empty or zero is one', () => {
  const body = withValues<Schemas['FaultSetting']>({ fault: '', fixedDelay: 0, times: undefined });
  expect(Object.keys(body)).toEqual(['fault', 'fixedDelay']);
});

test('the compiler knows its fields', () => {
  // @ts-expect-error the document has no such field
  withValues<Schemas['FaultSetting']>({ fixdDelay: 1 });
  // @ts-expect-error a field that has to be there has a value
  withValues<Schemas['NewToken']>({ userId: undefined });
});
