import { describe, expect, test } from 'vitest';
import { placesOnly, sourcesOf, textsOf } from '../../../test/source-texts.ts';
import { valueIn } from '../../check/report/formats/value-words.ts';
import { createProgram } from '../program.ts';
import { chinese } from './chinese.ts';
import { english, type Said } from './words.ts';
import { errors } from './zh/errors.ts';
import { help } from './zh/help.ts';
import { chineseWords } from './zh/zh.ts';

const words = chinese();

/** Rooms whose errors end on the terminal of whoever runs a command. */
const rooms = [
  'breaking',
  'compare',
  'proxy',
  'learn',
  'cli',
  'store/disk',
  'store/packed',
  'store/tables/collections.ts',
  'store/tables/packed-table.ts',
  'worlds',
  'generate',
  'mutate',
  'scenario',
  'init',
  'companions/passwords.ts',
  'base/json-file.ts',
  'base/package-file.ts',
  'mock/http/service-servers.ts',
  'check',
  'control-api/client',
  'faults',
  'observe',
];

test('every error that a command can end with has its Chinese', () => {
  const known = new Set([...Object.keys(errors), ...Object.keys(chineseWords)].map(placesOnly));
  const texts = rooms.flatMap(sourcesOf).flatMap(textsOf);
  const thrown = texts.filter(text => /^Failed to .*[.}\n]$/.test(text));
  expect(thrown.length).toBeGreaterThan(30);
  // Said before any of this can be loaded.
  const early = 'Failed to start imapi: Node {} is too old. Install Node 20.19 or newer.\n';
  // What a check says of itself is put into Chinese with its report.
  const isOfCheck = (text: string) =>
    valueIn(text.replaceAll('{}', 'x'), 'zh') !== text.replaceAll('{}', 'x');
  const without = thrown.filter(text => !known.has(placesOnly(text)) && text !== early && !isOfCheck(text));
  expect(without).toEqual([]);
});

test('so has every hint at what a flag takes', () => {
  const hints = sourcesOf('cli/flags').flatMap(textsOf);
  const given = hints.filter(text => /^It has to be [^{]*\.$/.test(text));
  expect(given.length).toBeGreaterThan(8);
  expect(given.filter(text => !Object.hasOwn(errors, text))).toEqual([]);
});

test('so has whatever imapi learn leaves to a person', () => {
  const known = new Set(Object.keys(errors).map(placesOnly));
  const files = ['learn/propose-fields.ts', 'learn/propose-calls.ts', 'learn/evidence.ts'];
  const says = files.flatMap(sourcesOf).flatMap(textsOf);
  const sentences = says.filter(
    text =>
      text
        .replaceAll(/\{\}|[^a-z ]/gi, ' ')
        .trim()
        .split(/ +/).length > 3,
  );
  expect(
    sentences.filter(
      text => !/^(?:Failed|observed|[Ss]een|Sent|\.\.)/.test(text) && !known.has(placesOnly(text)),
    ),
  ).toEqual([]);
});

test('every text of the help is one that a command says', () => {
  const own = ['Usage:', 'Options:', 'Global Options:', 'Commands:', 'Arguments:'];
  const commander = [...own, 'display help for command', 'output the version number'];
  const said = new Set([...sourcesOf('cli').flatMap(textsOf), ...commander]);
  expect(Object.keys(help).filter(text => !said.has(text))).toEqual([]);
});

test('Chinese has the places of the English', () => {
  const names = (template: string) =>
    [...new Set([...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].toSorted();
  const all = Object.entries({ ...errors, ...chineseWords });
  expect(all.filter(([, other]) => !/\p{Script=Han}/u.test(other) && !/\{\w+\}/.test(other))).toEqual([]);
  // One place may be named twice in English: its Chinese says it once.
  const extra = all.flatMap(([text, other]) => names(other).filter(name => !names(text).includes(name)));
  expect(extra).toEqual([]);
  for (const [text, other] of Object.entries(chineseWords)) expect(names(other), text).toEqual(names(text));
});

describe('help in Chinese', () => {
  const program = createProgram(words);
  test.each(['', ...program.commands.map(command => command.name())])('imapi %s', name => {
    const command = program.commands.find(it => it.name() === name) ?? program;
    const texts = [
      command.description(),
      ...command.options.map(({ description }) => description),
      ...command.registeredArguments.map(({ description }) => description),
    ];
    expect(texts.filter(text => !Object.hasOwn(chineseWords, text))).toEqual([]);
    let shown = '';
    command.configureOutput({ writeOut: text => (shown += text), getOutHelpWidth: () => 80 }).outputHelp();
    for (const english of texts) expect(shown).not.toContain(english);
    for (const title of ['用法：', '参数：', '示例：']) expect(shown).toContain(title);
  });
});

describe('what other rooms say', () => {
  test.each([
    [
      'Failed to make a mock: there is no option prt. Did you mean port?',
      '无法创建模拟服务：没有选项 prt。是不是 port？',
    ],
    ['Failed to make a mock: there is no option xyz.', '无法创建模拟服务：没有选项 xyz。'],
    [
      'Failed to listen on 127.0.0.1:80: not permitted. Choose another with --port, or --port 0 for any free one.',
      '无法监听 127.0.0.1:80：没有权限。请用 --port 换一个端口，或用 --port 0 任选空闲端口。',
    ],
    [
      'Failed to read the store a/store.json: a/store.wal line 3: the line is damaged. Put a good copy of the folder in its place, add --accept-edited-store (it uses the log up to that line; the log is kept as .bak), start over with --reset, or choose another folder with --data. Nothing was overwritten.',
      '无法读取数据文件 a/store.json：a/store.wal 第 3 行：与写入时不符。可以换上完好的目录备份，加 --accept-edited-store（使用该行之前的内容继续，日志留作 .bak），用 --reset 重新开始，或用 --data 换一个目录。没有覆盖任何文件。',
    ],
    [
      "option '--rate <count>' argument 'x' is invalid. It has to be a whole number of at least 0.",
      '参数 --rate <count> 的值 x 无效。应为不小于 0 的整数。',
    ],
    ['   98.2 %  55 of 56 noticed', '   98.2 %  55 of 56 noticed'],
    [
      '  state     98.2 %  55 of 56 noticed, 2 never met',
      '  state     98.2 %  56 种中发现 55 种，2 种未遇到',
    ],
    [
      'flag is missing: the document requires it, the server takes "rw"',
      '缺少 flag：文档要求必填，服务器取 "rw"',
    ],
    [
      'Failed to load the collection users: it is not a list. Give a JSON array of rows.',
      '无法加载集合 users：不是列表。应为行组成的 JSON 数组。',
    ],
    ['port 8089 is taken: files listens on 8090 instead', '端口 8089 被占用，文件改用 8090'],
    ['ENOSPC: no space left on device', 'ENOSPC: no space left on device'],
  ])('%s', (said, want) => {
    expect(words.of(said)).toBe(want);
    expect(english.of(said)).toBe(said);
  });
});

test('English says a text as it stands, with values in it', () => {
  expect(english.say('Stopped: nothing is left in {out}.', { out: 'a' })).toBe(
    'Stopped: nothing is left in a.',
  );
  expect(words.say('Stopped: nothing is left in {out}.', { out: 'a' })).toBe('已停止，a 中没有留下文件。');
  const text: Said = 'number of users';
  expect(words.say(text)).toBe('用户数');
});
