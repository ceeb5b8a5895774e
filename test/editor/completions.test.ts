import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const file = join(import.meta.dirname, 'typed-in.ts');

const before = `
  import { createMock } from '../../src/index.ts';
  import { createBrowserMock } from '../../src/browser/index.ts';
  import { createImapiClient } from '../../src/client.ts';
  import { defineConfig } from '../../src/config.ts';
  import { createAdminClient } from '../../src/control-api/client/index.ts';
  const admin = createAdminClient('http://127.0.0.1:8094');
  const mock = await createBrowserMock();
  const client = createImapiClient();
`;

/** What somebody types; the editor is asked where \`|\` stands. */
const cases = [
  { typed: `admin.faults.set('|')`, offered: ['getUser', 'deleteMessages', '*', 'live'] },
  { typed: `admin.faults.set('getUser', { fault: '|' })`, offered: ['transport-status-500-getUser'] },
  { typed: `admin.holds.set('|')`, offered: ['addRoom', '*'] },
  { typed: `admin.requests.count({ operationId: '|' })`, offered: ['getUser', 'uploadFile'] },
  { typed: `admin.state.rows('|')`, offered: ['users', 'shiku_room', 'stick_dialog'] },
  { typed: `admin.scenarios.activate('|')`, offered: ['demo', 'empty', 'large'] },
  { typed: `createMock({ scenario: '|' })`, offered: ['demo', 'empty', 'large'] },
  { typed: `defineConfig({ serve: { scenario: '|' } })`, offered: ['demo', 'empty', 'large'] },
  { typed: `mock.as(|)`, offered: ['100164', '100158'] },
  { typed: `client.GET('|')`, offered: ['/user/get', '/room/member/list'] },
  { typed: `client.GET('/user/get', { params: { query: { | } } })`, offered: ['userId'] },
  { typed: `admin.clock.set({ mode: '|' })`, offered: ['real', 'frozen', 'offset'] },
  { typed: `defineConfig({ check: { failOn: '|' } })`, offered: ['drift'] },
];

const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config,
  ts.sys,
  root,
);
let typedIn = '';
let version = 0;
const service = ts.createLanguageService({
  getCompilationSettings: () => options,
  getScriptFileNames: () => [file],
  getScriptVersion: name => (name === file ? String(version) : '1'),
  getScriptSnapshot: name => {
    const text = name === file ? typedIn : ts.sys.readFile(name);
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
  },
  getCurrentDirectory: () => root,
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  fileExists: name => name === file || ts.sys.fileExists(name),
  readFile: ts.sys.readFile,
  directoryExists: ts.sys.directoryExists,
});

test.each(cases)(
  'the editor completes $typed',
  ({ typed, offered }) => {
    const at = typed.indexOf('|');
    typedIn = `${before}${typed.replace('|', '')}`;
    version++;
    const names = service
      .getCompletionsAtPosition(file, before.length + at, {})
      ?.entries.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(offered));
  },
  120_000,
);
