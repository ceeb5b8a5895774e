import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ruleInChinese } from './rule-words.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const files = ['contracts', 'src/check/run', 'src/check/oracles'].flatMap(folder =>
  readdirSync(join(root, folder))
    .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map(name => join(root, folder, name)),
);
/** The rules of cases and oracles, as the sources spell them. */
const rules = files.flatMap(file =>
  [...readFileSync(file, 'utf8').matchAll(/\brule: ['`]([^'`]+)['`]/g)].map(match => match[1] ?? ''),
);

test('every rule of the suite has its Chinese', () => {
  expect(rules.length).toBeGreaterThan(200);
  expect([...new Set(rules)].filter(rule => !/\p{Script=Han}/u.test(ruleInChinese(rule) ?? ''))).toEqual([]);
});

test.each(['required', 'x-unit', 'undeclared', 'wire-closed', 'result-code-100411'])(
  '%s, which the contract or the wire states, has it too',
  rule => {
    expect(ruleInChinese(rule)).toMatch(/\p{Script=Han}/u);
  },
);

test('a rule nobody knows has none', () => {
  expect(ruleInChinese('constructor')).toBeUndefined();
});
