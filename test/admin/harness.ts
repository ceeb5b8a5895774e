import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import { parse } from 'yaml';
import type { MockOptions } from '../../src/mock-options.ts';
import { type Json, startMock } from '../harness.ts';

/** The control API's document as it is written. */
const controlDocument: Json = parse(
  readFileSync(new URL('../../src/control-api/openapi.yaml', import.meta.url), 'utf8'),
);

const ajv = new Ajv2020({ strict: false, logger: false, validateFormats: false });
ajv.addSchema({ $id: 'control', ...controlDocument });

interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly responses: Json;
}

/** Every operation of the document. */
export const operations: readonly Operation[] = Object.entries(controlDocument.paths).flatMap(
  ([path, { parameters: _shared, ...methods }]: [string, Json]) =>
    Object.entries(methods).map(([method, { operationId, responses }]: [string, Json]) => {
      return { id: operationId, method: method.toUpperCase(), path, responses };
    }),
);

/** What a request to the control API carries. */
export interface Sent {
  readonly path?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A mock, and its control API called by operation: each answer is held against the document. */
export async function startControl(options: MockOptions = {}) {
  const started = await startMock(options);

  async function send(id: string, { path = {}, query = {}, body, headers = {} }: Sent = {}) {
    const operation = operations.find(it => it.id === id);
    if (!operation) throw new Error(`Failed to send ${id}: the document has no such operation.`);
    const filled = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(String(path[name])),
    );
    const search = new URLSearchParams(
      Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
    );
    const response = await fetch(`${started.base}/__admin${filled}${search.size > 0 ? `?${search}` : ''}`, {
      method: operation.method,
      headers: { ...(body !== undefined && { 'Content-Type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const answer = { status: response.status, body: (await response.json()) as Json };
    expectDocumented(operation, answer, response.headers.get('content-type') ?? '');
    return answer;
  }

  /** Sends what has to succeed, and returns the body. */
  async function done(id: string, sent?: Sent): Promise<Json> {
    const answer = await send(id, sent);
    expect(answer, id).toMatchObject({ status: expect.toSatisfy((status: number) => status < 300) });
    return answer.body;
  }
  return { ...started, send, done };
}

/** Status, content type and body are as the document says. */
function expectDocumented(
  { id, responses }: Operation,
  { status, body }: { status: number; body: Json },
  type: string,
) {
  const declared = responses[status] ?? (status >= 400 ? responses.default : undefined);
  expect(declared, `${id} answers ${status}, which is not declared: ${JSON.stringify(body)}`).toBeDefined();
  const name = declared.$ref?.split('/').at(-1);
  const { content } = name === undefined ? declared : controlDocument.components.responses[name];
  const [media = ''] = Object.keys(content);
  expect(type.split(';')[0], `content type of ${id}`).toBe(media);
  const validate = ajv.compile(rooted(content[media].schema));
  expect(validate(body) ? [] : validate.errors, `${id}: ${JSON.stringify(body).slice(0, 500)}`).toEqual([]);
}

/** A part of the document with its references made absolute. */
function rooted(schema: Json): Json {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"control#/'));
}
