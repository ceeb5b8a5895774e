import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintSpec } from './lint.ts';

const spec = readFileSync(join(import.meta.dirname, '../../openapi.yaml'), 'utf8');

describe('openapi.yaml', () => {
  it('has nothing wrong with it', async () => {
    expect(await lintSpec(spec)).toEqual([]);
  });

  it.each([
    ['x-effect: { effect: read, source: document }', 'x-efect: { effect: read }', 'Did you mean x-effect?'],
    ['effect: read, source: document', 'effect: look, source: document', 'effect must be read, write'],
    ['by: [-timeSend], source: server', 'by: [-timeSend]', 'must have a source'],
    ['by: [-timeSend], source: server', 'by: [-timeSent], source: server', 'Did you mean timeSend?'],
    ['by: [toUserId], source', 'by: [toUserID], source', 'Did you mean toUserId?'],
    ['perPage: pageSize,', 'perPage: pagesize,', 'Did you mean pageSize?'],
    ['perPage: 15,', 'perPage: 0,', 'perPage must be'],
    ['x-echo: { parameter: pageIndex', 'x-echo: { parameter: pageIndx', 'Did you mean pageIndex?'],
    ['x-echo: { parameter: receiver', 'x-echo: { parameter: receivr', 'Did you mean receiver?'],
    ['{ field: receiver_jid', '{ field: reciever_jid', 'Did you mean receiver_jid?'],
    ['{ field: sender_jid', '{ field: sender-jid', 'Did you mean sender_jid?'],
    ['x-unit: { unit: ms', 'x-unit: { unit: min', 'unit must be s or ms'],
    ['{ to: room.jid', '{ to: rooms.jid', 'room.jid'],
    ['self: { code: 100501', 'self: { code: 100599', 'is in no failure schema that addFriend answers'],
    ['self: { code: 100501', 'Self: { code: 100501', 'kebab-case'],
    ['x-when-missing: { default: 2,', "x-when-missing: { default: '2',", 'default of type integer'],
    ['x-when-missing: { default: 2,', 'x-when-missing: { defualt: 2,', 'exactly one of'],
    ['x-source: server\n', 'x-source: sever\n', 'must be document, server or judgement'],
    ['type: integer\n      const: 1', 'type: integer\n      consst: 1', 'Did you mean const?'],
    ['format: int64\n', 'format: int65\n', 'format int65 is not checked'],
    ['schemas/Failure', 'schemas/Failur', 'leads nowhere'],
    ['openapi: 3.1.0', 'openapi: [3.1.0', 'Failed to read openapi.yaml'],
    ['operationId: getUser', 'operationid: getUser', ''],
  ])('with %j as %j is told so at its line', async (good, bad, message) => {
    expect(spec).toContain(good);
    const findings = await lintSpec(spec.replace(good, bad));
    expect(findings.map(finding => finding.message).join('\n')).toContain(message);
    const line = spec.slice(0, spec.indexOf(good)).split('\n').length;
    expect(findings[0]?.line).toBeGreaterThanOrEqual(line - 4);
    expect(findings[0]?.line).toBeLessThanOrEqual(line + 1);
  });

  it('has the codes of src/spec/result-codes.ts, each in both places', async () => {
    const removed = await lintSpec(spec.replace(/^ +- 100423\n/m, ''));
    expect(removed.map(finding => finding.message)).toContain(
      'code 100423 of src/spec/result-codes.ts is in no failure schema',
    );
    const added = await lintSpec(spec.replace('- 100423\n', '- 100423\n            - 100999\n'));
    expect(added.map(finding => finding.message)).toEqual(['code 100999 is not in src/spec/result-codes.ts']);
  });

  it('must say what happens when a required parameter is missing', async () => {
    const without = spec.replace(
      / +x-when-missing: \{ ignored: true, source: server \}\n( +schema: \{ type: string \})/,
      '$1',
    );
    expect(without).not.toBe(spec);
    const [finding] = await lintSpec(without);
    expect(finding?.message).toBe('parameter flag must have x-when-missing, because it is required');
  });
});
