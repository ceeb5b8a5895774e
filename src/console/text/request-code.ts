/** A request as it is to be written down. */
export interface WrittenRequest {
  readonly method: string;
  readonly path: string;
  /** As the journal shows them: the token is hidden. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly session?: string | undefined;
  readonly operationId?: string | undefined;
  readonly resultCode?: number | undefined;
}

/** What the contract knows of its operation. */
export interface WrittenOperation {
  readonly path: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly type: string }[];
}

const quoted = (text: string) =>
  `'${text.replace(/[\\']/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r')}'`;
const isName = /^[A-Za-z_$][\w$]*$/;
const isUpload = ({ operationId }: WrittenRequest) => operationId === 'uploadFile';

/** An object literal; a hidden token is whatever stands for it. */
function literal(values: readonly (readonly [name: string, code: string])[], indent: string): string {
  if (values.length === 0) return '{}';
  const lines = values.map(
    ([name, code]) => `${indent}  ${isName.test(name) ? name : quoted(name)}: ${code},`,
  );
  return `{\n${lines.join('\n')}\n${indent}}`;
}

function pairs({ parameters }: WrittenRequest, token: string): (readonly [string, string])[] {
  return Object.entries(parameters).map(([name, value]) => {
    return [name, name === 'access_token' && value === '***' ? token : quoted(value)] as const;
  });
}

/** Writes a request as a call of `fetch`. */
export function fetchCode(request: WrittenRequest, base: string): string {
  const { method, path, session } = request;
  const given = pairs(request, 'token');
  const url = `${base}${path}`;
  const init = [
    ...(method === 'GET' ? [] : [`method: ${quoted(method)}`]),
    ...(session === undefined ? [] : [`headers: { 'X-Mock-Session': ${quoted(session)} }`]),
  ];
  const inBody = method === 'POST';
  if (inBody) init.push('body');
  const rest = init.length > 0 ? `, { ${init.join(', ')} }` : '';
  const token = given.some(([, code]) => code === 'token') ? ["const token = 'TOKEN';"] : [];
  if (isUpload(request)) {
    const fields = given.filter(([name]) => name !== 'file');
    return [
      'const body = new FormData();',
      "body.append('file', file, file.name);",
      ...fields.map(([name, code]) => `body.append(${quoted(name)}, ${code});`),
      `const response = await fetch(${quoted(url)}${rest});`,
      'const answer = await response.json();',
    ].join('\n');
  }
  const values = `new URLSearchParams(${literal(given, '')})`;
  const lines = inBody
    ? [`const body = ${values};`, `const response = await fetch(${quoted(url)}${rest});`]
    : given.length > 0
      ? [`const query = ${values};`, `const response = await fetch(\`${url}?\${query}\`${rest});`]
      : [`const response = await fetch(${quoted(url)}${rest});`];
  return [...token, ...lines, 'const answer = await response.json();'].join('\n');
}

/** Writes a request as a call of the typed client; undefined for an upload and for a path that is no operation. */
export function clientCode(
  request: WrittenRequest,
  base: string,
  operation: WrittenOperation | undefined,
): string | undefined {
  if (!operation || isUpload(request)) return undefined;
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const pattern = new RegExp(`^${operation.path.replace(/\{\w+\}/g, '([^/]+)')}$`);
  const parts = pattern.exec(request.path)?.slice(1) ?? [];
  const inPath = names.map((name, index) => [name, quoted(decodeURIComponent(parts[index] ?? ''))] as const);
  const query = operation.parameters.flatMap(({ name, in: place, type }) => {
    const value = request.parameters[name];
    if (place !== 'query' || value === undefined || name === 'access_token' || name === 'flag') return [];
    return [[name, typed(value, type)] as const];
  });
  const params = [
    ...(inPath.length > 0 ? [['path', literal(inPath, '    ')] as const] : []),
    ...(query.length > 0 ? [['query', literal(query, '    ')] as const] : []),
  ];
  const init = [
    ...(params.length > 0 ? [['params', literal(params, '  ')] as const] : []),
    ...(names.length > 0 ? [['parseAs', quoted('blob')] as const] : []),
  ];
  const options = init.length > 0 ? `, ${literal(init, '')}` : '';
  const headers =
    request.session === undefined ? '' : `, headers: { 'X-Mock-Session': ${quoted(request.session)} }`;
  return [
    "import { createImapiClient } from 'imapi-mock/client';",
    '',
    `const client = createImapiClient({ baseUrl: ${quoted(base)}, token: 'TOKEN'${headers} });`,
    `const { data: answer } = await client.GET(${quoted(operation.path)}${options});`,
  ].join('\n');
}

function typed(value: string, type: string): string {
  if (/^(integer|number)/.test(type) && /^-?\d+(\.\d+)?$/.test(value)) return String(Number(value));
  return /^boolean/.test(type) && /^(true|false)$/.test(value) ? value : quoted(value);
}

/** Writes a request as a test of Playwright, which expects the result code that it had. */
export function playwrightCode(request: WrittenRequest, base: string): string {
  const { method, path, session, resultCode } = request;
  const token = "process.env.TOKEN ?? ''";
  const given = pairs(request, token);
  const name = method === 'POST' ? 'post' : method === 'GET' ? 'get' : 'fetch';
  const file = "{ name: 'FILE', mimeType: 'application/octet-stream', buffer: readFileSync('FILE') }";
  const fields = isUpload(request)
    ? [['file', file] as const, ...given.filter(([it]) => it !== 'file')]
    : given;
  const carried = isUpload(request) ? 'multipart' : method === 'POST' ? 'form' : 'params';
  const options = [
    ...(name === 'fetch' ? [['method', quoted(method)] as const] : []),
    ...(session === undefined ? [] : [['headers', `{ 'X-Mock-Session': ${quoted(session)} }`] as const]),
    ...(fields.length > 0 ? [[carried, literal(fields, '    ')] as const] : []),
  ];
  const rest = options.length > 0 ? `, ${literal(options, '  ')}` : '';
  return [
    ...(isUpload(request) ? ["import { readFileSync } from 'node:fs';"] : []),
    "import { expect, test } from '@playwright/test';",
    '',
    `test(${quoted(request.operationId ?? path)}, async ({ request }) => {`,
    `  const response = await request.${name}(${quoted(`${base}${path}`)}${rest});`,
    '  expect(response.status()).toBe(200);',
    ...(resultCode === undefined
      ? []
      : [`  expect(await response.json()).toMatchObject({ resultCode: ${resultCode} });`]),
    '});',
  ].join('\n');
}
