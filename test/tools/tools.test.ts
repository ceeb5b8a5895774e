import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadContract } from '../../src/spec/contract.ts';
import { type Json, startMock } from '../harness.ts';

// What people import openapi.yaml into. `npm run tools:install` installs these tools; CI does, so there they run.
const project = join(import.meta.dirname, '../..');
const spec = join(project, 'openapi.yaml');
const contract = loadContract();
const api = contract.operations.filter(({ service }) => service === 'api');
const reads = api.filter(({ effect }) => effect === 'read');
const queriesOf = (operations: readonly (typeof api)[number][]) =>
  JSON.stringify(Object.fromEntries(operations.map(({ path, example }) => [path, example])));

const run = promisify(execFile);
async function tool(script: string, ...args: string[]): Promise<Json> {
  const file = join(import.meta.dirname, script);
  const options = { maxBuffer: 64 * 1024 * 1024, cwd: import.meta.dirname };
  const { stdout } = await run(process.execPath, ['--import', 'tsx', file, ...args], options);
  return JSON.parse(stdout);
}

describe.skipIf(!existsSync(join(import.meta.dirname, 'node_modules')))('a tool takes openapi.yaml', () => {
  let folder = '';
  const exported = (name: string) => join(folder, name);
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'imapi-export-'));
    await run(process.execPath, ['--import', 'tsx', join(project, 'scripts/export.ts'), folder]);
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true }));

  test.each([
    ['its converter', () => spec],
    ['its converter, from OpenAPI 3.0', () => exported('openapi-3.0.yaml')],
    ['the collection of npm run export', () => exported('postman.json')],
  ])('Postman, by %s: every request succeeds on the mock', { timeout: 120_000 }, async (_, file) => {
    const { base } = await startMock();
    const answers: { name: string; code: unknown }[] = await tool('postman.mjs', file(), base);
    // Where the form is an operation of its own, a call that cannot be made twice succeeds the first time.
    const succeeded = new Set(
      answers.filter(({ code }) => code === 1 || code === 'status 200').map(({ name }) => name),
    );
    expect(answers.filter(({ name }) => !succeeded.has(name))).toEqual([]);
    expect(answers.length).toBeGreaterThanOrEqual(contract.operations.length);
  });

  test('Prism answers what the contract allows', { timeout: 120_000 }, async () => {
    const answers = await tool('prism.mjs', spec, queriesOf(api));
    for (const { id, path } of api) {
      if (id === 'getFile') continue;
      expect(answers[path].resultCode, id).toBe(1);
      const shapes = contract.checkAnswer(id, answers[path]).filter(({ rule }) => !rule.startsWith('x-'));
      // The document's own answers break it where docs/document-errata.md says so, and were made for other parameters.
      expect(shapes, id).toEqual([]);
    }
  });

  test('orval makes a client and mocks, and the mocks give answers', { timeout: 120_000 }, async () => {
    const codes = await tool('orval.mjs', spec);
    expect(Object.keys(codes).length).toBeGreaterThanOrEqual(api.length);
    expect(
      Object.entries(codes).filter(([name, code]) => !name.includes('GetFile') && !Number.isInteger(code)),
    ).toEqual([]);
  });

  test.each([
    ['openapi.yaml', () => spec],
    ['OpenAPI 3.1 of npm run export', () => exported('openapi-3.1.yaml')],
    ['OpenAPI 3.0 of npm run export', () => exported('openapi-3.0.yaml')],
  ])(
    'openapi-zod-client makes schemas of %s that take what the mock answers',
    { timeout: 120_000 },
    async (_, file) => {
      const { base } = await startMock();
      const wrong = await tool('zod.mjs', file(), base, queriesOf(reads));
      expect(wrong).toEqual(Object.fromEntries(reads.map(({ path }) => [path, ''])));
    },
  );

  test('the form of Swagger UI sends a call that succeeds, also as a form', {
    timeout: 120_000,
  }, async () => {
    const { base } = await startMock();
    const json = exported('openapi.json');
    const text = await readFile(spec, 'utf8');
    await writeFile(json, JSON.stringify(parse(text)));
    const sent = await tool('swagger.mjs', json, base);
    expect(Object.entries<Json>(sent).filter(([, { code }]) => code !== 1 && code !== 'file')).toEqual([]);
    expect(Object.keys(sent)).toHaveLength(contract.operations.length - 1);
    for (const { id, needsToken } of contract.operations)
      if (needsToken) expect(sent[id].url).toContain('access_token=mock-100164');
  });

  test('Scalar reads it, and what npm run export makes of it', { timeout: 60_000 }, async () => {
    const files = [spec, exported('openapi-3.1.yaml'), exported('openapi-3.0.yaml')];
    const found = await tool('scalar.mjs', ...files);
    expect(found).toEqual(files.map(file => ({ file, valid: true, errors: [] })));
  });
});
