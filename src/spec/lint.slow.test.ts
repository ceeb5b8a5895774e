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
    ['by: [-timeSend], source: document', 'by: [-timeSend]', 'must have a source'],
    ['by: [-timeSend], source: document', 'by: [-timeSent], source: document', 'Did you mean timeSend?'],
    ['by: [toUserId], source', 'by: [toUserID], source', 'Did you mean toUserId?'],
    ['perPage: pageSize,', 'perPage: pagesize,', 'Did you mean pageSize?'],
    ['perPage: pageSize,', 'perPage: 0,', 'perPage must be'],
    ['or: 15,', 'or: [15],', 'or must be a text or an integer'],
    ['x-echo: { parameter: pageIndex', 'x-echo: { parameter: pageIndx', 'Did you mean pageIndex?'],
    ['x-echo: { parameter: receiver', 'x-echo: { parameter: receivr', 'Did you mean receiver?'],
    ['{ field: receiver_jid', '{ field: reciever_jid', 'Did you mean receiver_jid?'],
    ['{ field: sender_jid', '{ field: sender-jid', 'Did you mean sender_jid?'],
    ['x-unit: { unit: ms', 'x-unit: { unit: min', 'unit must be s or ms'],
    ['{ to: room.jid', '{ to: rooms.jid', 'room.jid'],
    ['self: { code: 100501', 'self: { code: 100599', 'is in no failure schema that addFriend answers'],
    ['self: { code: 100501', 'Self: { code: 100501', 'kebab-case'],
    ['self: { code: 100501', 'self: { code: 100501, or: [100501]', 'a list of other integer codes'],
    ['x-when-missing: { default: 2,', "x-when-missing: { default: '2',", 'default of type integer'],
    ['x-when-missing: { default: 2,', 'x-when-missing: { defualt: 2,', 'exactly one of'],
    ['x-source: server\n', 'x-source: sever\n', 'must be one of document, server, observed, judgement'],
    ['type: integer\n      const: 1', 'type: integer\n      consst: 1', 'Did you mean const?'],
    ['format: int64\n', 'format: int65\n', 'format int65 is not checked'],
    ['schemas/Failure', 'schemas/Failur', 'leads nowhere'],
    ['openapi: 3.1.0', 'openapi: [3.1.0', 'Failed to read openapi.yaml'],
    ['operationId: getUser', 'operationid: getUser', ''],
    ['not-allowed: { code: 10111', 'forbidden: { code: 10111', 'must be called not-owner or not-allowed'],
    ['只返回给本人。, x-secret: true }', '只返回给本人。 }', 'password must have x-secret'],
    ['Make two users friends (添加好友)', 'Make two users friends', 'must end with its Chinese in brackets'],
    ['    x-zh: 用户资料。\n', '', 'must have its Chinese beside it'],
    ['    x-zh: 用户资料。', '    x-zh: User profiles.', 'must be a text in Chinese'],
    ['x-zh: 调用者的令牌', 'x-hz: 调用者的令牌', 'Did you mean x-zh?'],
    ['  self: { en: The target', '  selv: { en: The target', 'no operation has the reason selv'],
    ['        self: {', '        selv: {', 'selv must be explained in x-reasons'],
    ['zh: 目标是调用者自己 }', 'zh: self }', 'and a text zh in Chinese'],
    ['x-secret: false', 'x-secret: maybe', 'must be true or false'],
    ['x-secret: false', 'x-ref: { to: room.jid, source: server }', 'must have x-secret'],
    ['      summary: Client', '      x-form-post: true\n      summary: Client', 'belongs on a document'],
    [
      'effect: read, source: server }',
      'effect: read, source: server }\n      x-secret: true',
      'belongs on a parameter',
    ],
  ])('with %j as %j is told so at its line', async (good, bad, message) => {
    expect(spec).toContain(good);
    const findings = await lintSpec(spec.replace(good, bad));
    const finding = findings.find(found => found.message.includes(message));
    expect(finding, findings.map(found => found.message).join('\n')).toBeDefined();
    const line = spec.slice(0, spec.indexOf(good)).split('\n').length;
    expect(finding?.line).toBeGreaterThanOrEqual(line - 5);
    expect(finding?.line).toBeLessThanOrEqual(line + 1);
  });

  it('is told everything that a new operation lacks at once', async () => {
    const bare = [
      '  /room/bare:',
      '    get:',
      '      operationId: listBare',
      '      parameters:',
      "        - $ref: '#/components/parameters/AccessToken'",
      "        - $ref: '#/components/parameters/RequiredRoomId'",
      '        - { name: pageIndex, in: query, schema: { type: integer, format: int32 } }',
      '        - { name: loginToken, in: query, required: true, description: It., schema: { type: string } }',
      '      x-result-codes: { forbidden: { code: 10111, source: server } }',
      '      responses:',
      "        '200': { $ref: '#/components/responses/Done' }",
      '',
    ];
    const findings = await lintSpec(spec.replace(/^paths:\n/m, `paths:\n${bare.join('\n')}`));
    expect(findings.map(({ message }) => message)).toEqual([
      'operation listBare must have a summary',
      'operation listBare must have a description that names its section of the document',
      'operation listBare must have tags',
      'operation listBare must have x-effect',
      'operation listBare must have security: [{ token: [] }], because it has access_token',
      'parameter pageIndex must have a description',
      'parameter pageIndex must have x-source',
      'parameter pageIndex must have x-when-missing: a default, or ignored where the server does not read it',
      'parameter loginToken must have x-source',
      'parameter loginToken must have x-when-missing, because it is required',
      'parameter loginToken must have an example: all of them together are a call that succeeds on the demo data',
      'loginToken must have x-secret: its name looks secret, so say true or false',
      'the description must have its Chinese beside it: x-zh',
      'code 10111 (forbidden) must be called not-owner or not-allowed or not-a-member',
      'operation listBare must declare 1030101: it needs a token',
      'operation listBare must declare 1030102: it needs a token',
      'operation listBare must declare 1010101: that is what happens without roomId',
      'operation listBare must declare 1020101: that is what happens when pageIndex is no number',
      'forbidden must be explained in x-reasons, in both languages',
    ]);
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
      / +x-when-missing: \{ ignored: true, source: server \}\n( +example: rw)/,
      '$1',
    );
    expect(without).not.toBe(spec);
    const [finding] = await lintSpec(without);
    expect(finding?.message).toBe('parameter flag must have x-when-missing, because it is required');
  });
});
