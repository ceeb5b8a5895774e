import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { oracleRuleInChinese } from '../../src/check/report/formats/oracle-words.ts';
import { valueIn } from '../../src/check/report/formats/value-words.ts';
import { loadWords } from '../../src/check/suite/load-words.ts';
import { ruleIn, titleIn } from '../../src/check/suite/words.ts';
import { cases } from './runs.ts';

const words = await loadWords();
const chinese = /\p{Script=Han}/u;

/** The rules that the sources of a folder spell. */
function rulesIn(...folders: readonly string[]): string[] {
  const root = join(import.meta.dirname, '..', '..');
  const files = folders.flatMap(folder =>
    readdirSync(join(root, folder))
      .filter(name => name.endsWith('.ts') && !/\.test\.ts$|\.zh\.ts$/.test(name))
      .map(name => readFileSync(join(root, folder, name), 'utf8')),
  );
  const found = files.flatMap(text =>
    [...text.matchAll(/\brule: ['`]([^'`]+)['`]/g)].map(match => match[1] ?? ''),
  );
  return [...new Set(found)];
}

test('every case has its title in Chinese, and no id or slug stands in for one', () => {
  const without = cases.filter(({ id }) => !chinese.test(titleIn(words, id) ?? ''));
  expect(without.map(({ id }) => id)).toEqual([]);
  const untranslated = cases.filter(({ id }) => /[a-z]+-[a-z]+/.test(titleIn(words, id) ?? ''));
  expect(untranslated.map(({ id }) => id)).toEqual([]);
});

test('no title is of a case that is gone', () => {
  const ids = new Set(cases.map(({ id }) => id));
  const gone = Object.keys(words.titles).filter(id => !ids.has(id));
  expect(gone.sort()).toEqual(['run/rows', 'setup/group', 'setup/reach']);
});

test('every rule of the suite has its Chinese', () => {
  const rules = rulesIn('contracts');
  expect(rules.length).toBeGreaterThan(150);
  const said = (rule: string) => ruleIn(words, rule) ?? oracleRuleInChinese(rule) ?? '';
  expect(rules.filter(rule => !chinese.test(said(rule)))).toEqual([]);
});

test('so has every rule of the run and of the oracles, without the suite', () => {
  const rules = [
    ...rulesIn('src/check/run', 'src/check/oracles'),
    'x-unit',
    'undeclared',
    'result-code-100411',
  ];
  expect(rules.filter(rule => !chinese.test(oracleRuleInChinese(rule) ?? ''))).toEqual([]);
});

/** The texts that stand in sources of a folder after what a pattern finds. */
function textsIn(start: RegExp, ...folders: readonly string[]): string[] {
  const pattern = new RegExp(`${start.source}\\s*'([^']+)'`, 'g');
  const root = join(import.meta.dirname, '..', '..');
  const found = folders.flatMap(folder =>
    readdirSync(join(root, folder))
      .filter(name => name.endsWith('.ts') && !/\.test\.ts$|\.zh\.ts$/.test(name))
      .flatMap(name => [...readFileSync(join(root, folder, name), 'utf8').matchAll(pattern)])
      .map(match => match[1] ?? ''),
  );
  return [...new Set(found)];
}

test('every reason why a case is not exercised has its Chinese', () => {
  const reasons = [
    ...textsIn(/otExercised\(/, 'contracts', 'src/check/run'),
    ...textsIn(/return/, 'src/check/suite').filter(text => / /.test(text)),
    'no account for the peer (--peer-token)',
    'no accounts for the peer and the outsider (--peer-token, --outsider-token)',
    'no accounts for the owner and the peer (--token, --peer-token)',
    'no accounts for the owner, the peer and the outsider (--token, --peer-token, --outsider-token)',
    'this token may not push',
    'a gateway in front refuses this text',
    'there is no friend',
    ...textsIn(/reason:/, 'src/observe'),
  ];
  expect(reasons.length).toBeGreaterThan(25);
  expect(reasons.filter(reason => !chinese.test(valueIn(reason, 'zh')))).toEqual([]);
});

test('so has every value that an oracle wants in words', () => {
  const wanted = textsIn(/expected:/, 'src/check/oracles', 'src/check/run').filter(text =>
    /^[a-z ]+$/.test(text),
  );
  expect(wanted.length).toBeGreaterThan(5);
  expect(wanted.filter(text => !chinese.test(valueIn(text, 'zh')))).toEqual([]);
  expect(valueIn('absent', 'en')).toBe('absent');
  expect(valueIn('a text of somebody', 'zh')).toBe('a text of somebody');
});

test('a rule or a case that nobody knows has none', () => {
  expect(ruleIn(words, 'constructor')).toBeUndefined();
  expect(titleIn(words, 'constructor')).toBeUndefined();
});
