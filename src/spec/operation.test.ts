import { describe, expect, expectTypeOf, it } from 'vitest';
import { type JsonOperationId, loadContract } from './contract.ts';
import type { OperationParameters } from './generated/parameters.gen.ts';
import type { operations } from './generated/types.gen.ts';

const contract = loadContract();

describe('the operations', () => {
  it('are found by id and by path', () => {
    const operation = contract.operation('listFriends');
    expect(operation).toMatchObject({ method: 'GET', path: '/friends/page', service: 'api', effect: 'read' });
    expect(contract.byPath.get('/friends/page')).toBe(operation);
    expect(contract.operation('uploadFile')).toMatchObject({ method: 'POST', service: 'upload' });
    expect(contract.operation('getFile')).toMatchObject({ service: 'files', needsToken: false });
    expect(contract.operation('getConfig').needsToken).toBe(false);
    expect(operation.needsToken).toBe(true);
    expect(contract.nearestPath('/freinds/page')).toBe('/friends/page');
    expect(() => contract.operation('listFreinds' as never)).toThrow(/Did you mean listFriends\?/);
  });

  it('know what happens when a parameter is missing', () => {
    const byName = new Map(contract.operation('listFriends').parameters.map(one => [one.name, one]));
    expect(byName.get('userId')).toMatchObject({
      type: 'integer',
      format: 'int32',
      required: true,
      source: 'document',
      whenMissing: { kind: 'resultCode', code: 1010101, by: 'binding' },
    });
    expect(byName.get('pageSize')?.whenMissing).toEqual({ kind: 'default', value: 10 });
    expect(byName.get('flag')?.whenMissing).toEqual({ kind: 'ignored' });
    const upload = contract.operation('uploadFile').parameters.map(({ name, in: where }) => [name, where]);
    expect(upload).toEqual([
      ['validTime', 'form'],
      ['userId', 'form'],
    ]);
  });

  it('are typed', () => {
    expectTypeOf<OperationParameters['getUser']>().toEqualTypeOf<{ readonly userId: string }>();
    type Json<Id extends JsonOperationId> = operations[Id]['responses'][200]['content']['application/json'];
    type UserAnswer = Json<'getUser'>;
    expectTypeOf<Extract<UserAnswer, { resultCode: 1 }>>().toHaveProperty('data');
    expectTypeOf<Exclude<UserAnswer, { resultCode: 1 }>>().not.toHaveProperty('data');
  });
});
