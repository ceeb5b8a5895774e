import { expect, test } from 'vitest';
import { redact, redactJson, redactText } from './redact.ts';

test('of parameters, what opens a login is hidden', () => {
  expect(redact({ access_token: 'x', PassWord: 'x', newPassword: '', secretKey: 'x', roomId: 'x' })).toEqual({
    access_token: '***',
    PassWord: '***',
    newPassword: '',
    secretKey: '***',
    roomId: 'x',
  });
});

test.each([
  ['{"password":"x"}', '{"password":"***"}'],
  ['{"data":{"userKey" : "a\\"b","n":1.0}}', '{"data":{"userKey" : "***","n":1.0}}'],
  ['{"password":"","token":null,"tokens":7}', '{"password":"","token":null,"tokens":7}'],
  ['{"content":"my password: x"}', '{"content":"my password: x"}'],
  ['<password>', '<password>'],
])('%s is shown as %s', (text, shown) => {
  expect(redactText(text)).toBe(shown);
});

test('of rows too, however deep, and the rows themselves stay', () => {
  const row = { before: { token: 'x', list: [{ password: 'x', id: 1 }] } };
  expect(redactJson(row)).toEqual({ before: { token: '***', list: [{ password: '***', id: 1 }] } });
  expect(row.before.token).toBe('x');
});
