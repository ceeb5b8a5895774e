import { describe, expect, test } from 'vitest';
import { assistant } from './assistant.ts';

describe('tools of an assistant', () => {
  test('that write are offered only where writes are allowed', async () => {
    const reading = await assistant(false);
    const writing = await assistant(true);
    const namesOf = async ({ client }: typeof reading) =>
      (await client.listTools()).tools.map(({ name, annotations }) => [name, annotations?.readOnlyHint]);
    const [few, all] = [await namesOf(reading), await namesOf(writing)];
    expect(few.every(([, readOnly]) => readOnly)).toBe(true);
    expect(all.filter(([, readOnly]) => readOnly)).toEqual(few);
    expect(all.length).toBeGreaterThan(few.length);
    expect(await reading.call('reset')).toMatch(/^refused: .*not found/);
  });

  test('say what they are for', async () => {
    const { tools } = await (await assistant(true)).client.listTools();
    for (const { description = '', inputSchema } of tools) {
      expect(description).toMatch(/^[A-Z].{20,400}\.$/);
      expect(inputSchema.additionalProperties).toBe(false);
    }
  });

  test('read the contract', async () => {
    const { call } = await assistant(false);
    expect(await call('list_operations', { search: 'room' })).toContain('updateRoom  ');
    const described = JSON.parse(await call('describe_operation', { operation: 'updateRoom' }));
    expect(described.parameters).toContainEqual(expect.objectContaining({ name: 'roomId' }));
    expect(described.failures).toContainEqual(
      expect.objectContaining({ code: 100411, means: 'The room does not exist' }),
    );
    expect(await call('describe_answer', { operation: 'getRoom' })).toContain('schema');
    expect(await call('describe_operation', { operation: 'updateRom' })).toMatch(
      /^refused: .*Did you mean updateRoom\?/,
    );
    expect(await call('describe_answer', { schema: 'RoomDetial' })).toMatch(
      /^refused: .*Did you mean RoomDetail/,
    );
  });

  test('call an operation as a user, and show the request without its token', async () => {
    const { call } = await assistant(false);
    expect(await call('call_operation', { operation: 'getUser', as: 100164 })).toMatch(
      /^HTTP 200\n.*"resultCode":1/,
    );
    expect(await call('call_operation', { operation: 'getUser' })).toContain('1030101');
    expect(await call('call_operation', { operation: 'updateRoom', as: 100164 })).toMatch(
      /^refused: .*it writes/,
    );
    expect(await call('call_operation', { operation: 'getUser', as: 1 })).toMatch(
      /^refused: .*no valid token/,
    );
    const requests = await call('list_requests', { operation: 'getUser', limit: 1 });
    expect(requests).toMatch(/"operation":"getUser".*\n1 shown of 2$/);
    expect(requests).not.toContain('mock-100164');
    const [, id] = /"id":(\d+)/.exec(requests) ?? [];
    expect(await call('get_request', { id: Number(id) })).toContain('"curl"');
  });

  test('write a message that the other sees, and rows', async () => {
    const { call } = await assistant(true);
    await call('send_message', { from: 100158, to: 100164, content: '在吗？' });
    expect(await call('list_messages', { userId: 100164, chat: '100158', limit: 1 })).toContain('在吗？');
    const [row] = (await call('list_rows', { collection: 'users', where: { userId: 100164 } })).split('\n');
    const { key, row: user } = JSON.parse(row ?? '');
    await call('put_row', { collection: 'users', key, row: { ...user, nickname: '新名字' } });
    expect(await call('list_users', { query: '新名字' })).toContain('100164');
    await call('reset');
    expect(await call('list_users', { query: '新名字' })).toBe('none');
  });

  test('find what a fault breaks: cause, findings, steps', async () => {
    const { call } = await assistant(true);
    const [fault = ''] = (await call('find_faults', { operation: 'getUser', search: 'content-type' })).split(
      '  ',
    );
    expect(fault).not.toBe('');
    await call('set_fault', { operation: 'getUser', fault });
    const { verdict, causes } = JSON.parse(await call('run_check', { only: ['getUser'] }));
    expect(verdict).toMatch(/^Exit 1, violated/);
    expect(causes[0]).toMatchObject({ suspects: expect.arrayContaining(['getUser']) });
    const [finding] = (await call('list_findings', { cause: causes[0].id })).split('\n');
    const { fingerprint } = JSON.parse(finding ?? '');
    expect(await call('get_steps', { fingerprint })).toContain('getUser');
    const script = await call('get_steps', { fingerprint, format: 'sh' });
    expect(script).toContain('#!/bin/sh');
    expect(script.length).toBeGreaterThan(12_200);
    expect(script).not.toContain('… cut');
    await call('clear_faults');
    expect(JSON.parse(await call('run_check', { only: ['getUser'] })).causes).toEqual([]);
  });

  test.each([
    ['list_requests', { limit: 0 }],
    ['list_requests', { operation: 7 }],
    ['get_request', {}],
    ['list_users', { limt: 1 }],
  ])('%s refuses %j with the field that is wrong', async (name, input) => {
    const { call } = await assistant(false);
    expect(await call(name, input)).toMatch(/^refused: .*(limit|operation|id|limt)/s);
  });

  test('hand on why the mock refuses', async () => {
    const { call } = await assistant(true);
    expect(await call('list_rows', { collection: 'usres' })).toMatch(/^refused: Failed to .*users/);
    expect(await call('restore_snapshot', { name: 'none' })).toMatch(/^refused: Failed to /);
    expect(await call('list_findings')).toMatch(/^refused: .*Call run_check first/);
  });

  test('cut what is long, and say so', async () => {
    const { call } = await assistant(false);
    const text = await call('list_rows', { collection: 'shiku_msgs', limit: 200 });
    expect(text.length).toBeLessThan(12_200);
    expect(text).toMatch(/… cut: \d+ more characters\./);
  });
});
