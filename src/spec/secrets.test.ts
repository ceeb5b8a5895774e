import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hideSecrets, isSecret } from './secrets.ts';

test.each([
  ['access_token', true],
  ['payPassword', true],
  ['isSecretGroup', false],
  ['orderKey', false],
  ['loginKey', true],
  ['httpKey', true],
  ['newPassWord', true],
  ['refresh_token', true],
  ['key', false],
  ['keyword', false],
  ['constructor', false],
])('%s: %s', (name, secret) => {
  expect(isSecret(name)).toBe(secret);
});

test.each([
  ['a text', '{"password":"x"}', '{"password":"***"}'],
  ['a text with quotes', '{"userKey" : "a\\"b","n":1.0}', '{"userKey" : "***","n":1.0}'],
  [
    'JSON in a text',
    '{"m":"{\\"password\\":\\"a b\\",\\"n\\":1}"}',
    '{"m":"{\\"password\\":\\"***\\",\\"n\\":1}"}',
  ],
  ['a text that is cut', '{"password":"secr', '{"password":"***"'],
  ['a number where the contract says secret', '{"payPassword":123456}', '{"payPassword":"***"}'],
  ['a number where the name looks so', '{"tokens":7}', '{"tokens":7}'],
  ['a flag that is declared', '{"isSecretGroup":1}', '{"isSecretGroup":1}'],
  ['nothing', '{"password":"","token":null}', '{"password":"","token":null}'],
  ['prose', '{"content":"my password: x"}', '{"content":"my password: x"}'],
])('%s', (_what, text, shown) => {
  expect(hideSecrets(text)).toBe(shown);
});

test('what is known to be harmless stays', () => {
  const text = '{"token":"$TOKEN","password":"x"}';
  expect(hideSecrets(text, value => value.startsWith('$'))).toBe('{"token":"$TOKEN","password":"***"}');
});

test('JSON is JSON still, and what is not secret stays', () => {
  const value = fc.letrec(tie => ({
    any: fc.oneof(
      { depthSize: 'small' },
      fc.string(),
      fc.integer(),
      fc.constant(null),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('password', 'userKey', 'content', 'isSecretGroup'), tie('any')),
      tie('any').map(inner => JSON.stringify(inner)),
    ),
  })).any;
  const shown = (text: string) => JSON.parse(hideSecrets(text)) as unknown;
  fc.assert(
    fc.property(value, inner => {
      const text = JSON.stringify({ content: inner });
      const open = text.replaceAll('password', 'nickname').replaceAll('userKey', 'remark');
      expect(shown(open)).toEqual(JSON.parse(open));
      expect(() => shown(text)).not.toThrow();
    }),
  );
});
