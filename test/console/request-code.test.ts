import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { request as playwright } from 'playwright-core';
import ts from 'typescript';
import { expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { readContract } from '../../src/console/pages/contract/contract-reader.ts';
import {
  clientCode,
  fetchCode,
  playwrightCode,
  type WrittenRequest,
} from '../../src/console/text/request-code.ts';
import { startMock } from '../harness.ts';

// A compiler on a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 });

const project = join(import.meta.dirname, '../..');
const { operations } = readContract(parse(readFileSync(join(project, 'openapi.yaml'), 'utf8')));
const base = 'http://127.0.0.1:8094';

/** A request of each operation, by its example. */
const requests = operations
  .filter(({ id }) => id !== 'uploadFile')
  .map(operation => {
    const given = operation.parameters.filter(
      ({ in: place, example }) => place === 'query' && example !== '',
    );
    const parameters = Object.fromEntries(
      given.map(({ name, example }) => [name, name === 'access_token' ? '***' : example]),
    );
    const path = operation.path.replace(
      /\{(\w+)\}/g,
      (_, name) => operation.parameters.find(it => it.name === name)?.example ?? '',
    );
    const request: WrittenRequest = {
      method: 'GET',
      path,
      parameters,
      operationId: operation.id,
      resultCode: 1,
    };
    return { operation, request };
  });

test('what is written for the typed client compiles, whatever the operation', () => {
  const functions = requests.map(({ operation, request }) => {
    const [head = '', , ...body] = (clientCode(request, base, operation) ?? '').split('\n');
    return {
      head,
      body: `export async function ${operation.id}() {\n${body.join('\n')}\n  return answer;\n}`,
    };
  });
  const text = [functions[0]?.head, ...functions.map(({ body }) => body)].join('\n');
  const file = join(project, 'src', 'written-code.ts');
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(project, 'tsconfig.json'), ts.sys.readFile).config,
    ts.sys,
    project,
  );
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, target) =>
    join(name) === file
      ? ts.createSourceFile(name, text.replace("'imapi-mock/client'", "'./client.ts'"), target)
      : getSourceFile.call(host, name, target);
  const program = ts.createProgram([file], { ...options, noEmit: true }, host);
  const errors = ts.getPreEmitDiagnostics(program, program.getSourceFile(file));
  expect(errors.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))).toEqual([]);
});

/** Runs code with these values in it and returns what it calls its answer. */
function ran(code: string, values: Record<string, unknown>): Promise<{ resultCode: number }> {
  const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor;
  return new AsyncFunction(...Object.keys(values), code)(...Object.values(values));
}

const hostile = { content: `it's \\ "a" \n\r \${x} \`y\``, '__proto__x-y': '1' };

test('what is written for fetch sends the very request, as a query and as a form', async () => {
  const { mock, base: own } = await startMock();
  for (const method of ['GET', 'POST']) {
    const request = { method, path: '/tigase/search', parameters: { access_token: '***', ...hostile } };
    const code = fetchCode(request, own).replace("'TOKEN'", "'mock-100164'");
    expect((await ran(`${code}\nreturn answer;`, {})).resultCode).toBe(1);
    const [sent] = (await mock.admin.requests.list()).requests;
    expect(sent).toMatchObject({ method, parameters: { ...hostile, access_token: '***' } });
  }
  const file = new File(['text'], 'a.txt');
  const upload = {
    method: 'POST',
    path: '/upload/UploadServlet',
    parameters: { validTime: '1' },
    operationId: 'uploadFile',
  };
  expect((await ran(`${fetchCode(upload, own)}\nreturn answer;`, { file })).resultCode).toBe(1);
});

test('what is written for Playwright runs', async () => {
  const { mock, base: own } = await startMock();
  const context = await playwright.newContext();
  for (const method of ['GET', 'POST']) {
    const written = {
      method,
      path: '/tigase/search',
      parameters: { access_token: '***', ...hostile },
      resultCode: 1,
      session: 'one',
    };
    const code = playwrightCode(written, own).replace(/^import .*$/gm, '');
    const tests: ((given: object) => Promise<void>)[] = [];
    vi.stubEnv('TOKEN', 'mock-100164');
    await ran(code, {
      expect,
      test: (_name: string, run: (given: object) => Promise<void>) => tests.push(run),
    });
    await tests[0]?.({ request: context });
    const [sent] = (await mock.admin.inSession('one').requests.list()).requests;
    expect(sent).toMatchObject({ method, parameters: { ...hostile, access_token: '***' } });
  }
  await context.dispose();
});
