import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const project = join(import.meta.dirname, '../..');
const text = readFileSync(join(project, 'openapi.yaml'), 'utf8');
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'imapi-breaking-'));
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
      cwd: folder,
      stdio: 'ignore',
    });
  git('init');
  writeFileSync(join(folder, 'openapi.yaml'), text);
  git('add', '.');
  git('commit', '-m', 'first');
  git('tag', 'v1');
  writeFileSync(
    join(folder, 'openapi.yaml'),
    text.replace('  /tigase/search:\n    get:', '  /tigase/search:\n    put:'),
  );
  writeFileSync(join(folder, 'same.yaml'), text);
  writeFileSync(join(folder, 'broken.yaml'), 'openapi: [');
  writeFileSync(join(folder, 'other.yaml'), 'openapi: 3.1.0\ninfo: {}\npaths: {}\n');
  writeFileSync(join(folder, 'notes.yaml'), 'a: 1\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

function breaking(...args: string[]) {
  const cli = join(project, 'src/cli/main.ts');
  const tsx = join(project, 'node_modules/tsx/dist/esm/index.mjs');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', tsx, cli, 'breaking', ...args],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  );
  return { status, stdout, stderr };
}

test.each([
  ['a revision and the file here', ['v1'], 1, /breaking +search: operation: \/tigase\/search is gone/],
  ['two files', ['same.yaml', 'openapi.yaml'], 1, /1 change breaks clients\./],
  ['the same twice', ['v1', 'same.yaml'], 0, /Nothing changed for clients\./],
  ['Markdown', ['v1', '--format', 'markdown'], 1, /\| operation \| \/tigase\/search is gone \|/],
  ['a changelog', ['v1', '--format', 'changelog'], 1, /### Breaking\n\n- search, operation/],
  ['JSON', ['v1', '--format', 'json'], 1, /"rule": "operation-removed"/],
])('%s', (_, args, status, output) => {
  const result = breaking(...args);
  expect(result.stdout).toMatch(output);
  expect(result.status).toBe(status);
});

test.each([
  [
    'a file that does not parse',
    ['broken.yaml'],
    /Failed to read the contract broken\.yaml: line \d+: .*Correct it\./,
  ],
  [
    'a file that is no contract',
    ['notes.yaml'],
    /notes\.yaml: it has no `openapi` at its top\. Name an OpenAPI document\./,
  ],
  ['another contract', ['other.yaml'], /they have no operation in common\. Name two versions/],
  [
    'what is neither file nor revision',
    ['nowhere'],
    /nowhere: it is not a file, and git says: .*Name a file, a revision/,
  ],
  ['a revision that is a flag', ['--output=x'], /unknown option/],
])('%s is refused with a sentence', (_, args, message) => {
  const { status, stderr, stdout } = breaking(...args);
  expect(stderr).toMatch(message);
  expect(stdout).toBe('');
  expect(status).toBe(2);
});
