import { expect, test } from 'vitest';
import { readParameters } from './parameters.ts';

test.each([
  { name: 'plain', query: 'a=1&b=%E5%BC%A0', form: {}, want: { a: '1', b: '张' } },
  { name: 'repeated: the first wins', query: 'a=1&a=2', form: {}, want: { a: '1' } },
  { name: 'query before body', query: 'a=1', form: { a: '2', b: '3' }, want: { a: '1', b: '3' } },
  { name: 'repeated in the body', query: '', form: { a: ['1', '2'] }, want: { a: '1' } },
  { name: 'nested is just another name', query: 'a[b]=1', form: {}, want: { 'a[b]': '1' } },
  { name: 'no value', query: 'a&b=', form: {}, want: { a: '', b: '' } },
  { name: 'malformed escapes stay', query: 'a=%ZZ', form: {}, want: { a: '%ZZ' } },
  { name: 'NUL', query: 'a=%00', form: {}, want: { a: '\0' } },
])('$name', ({ query, form, want }) => {
  expect({ ...readParameters(query, form) }).toEqual(want);
});

test('__proto__ and constructor are names like any other', () => {
  const parameters = readParameters('__proto__=1&constructor=2');
  expect(Object.keys(parameters)).toEqual(['__proto__', 'constructor']);
  expect(Object.getPrototypeOf({})).toBe(Object.prototype);
});

test('a thousand and more parameters all arrive', () => {
  const query = Array.from({ length: 1500 }, (_, index) => `p${index}=${index}`).join('&');
  expect(Object.keys(readParameters(query))).toHaveLength(1500);
});
