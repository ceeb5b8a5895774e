import request from 'supertest';
import { expect, onTestFinished } from 'vitest';
import { createMock } from '../src/create-mock.ts';
import type { MockOptions } from '../src/mock-options.ts';

/** Answers come as JSON; tests look into them by name. */
// biome-ignore lint/suspicious/noExplicitAny: a consumer reads JSON without types
export type Json = any;

export const rooms = {
  test: { id: '60210278cb36d459fe88c196', jid: '6c1536dbf97540d1b906d76f4272a90d' },
  six: { id: '60332a72d656fd634b20f20a', jid: 'f6c9eb95fc1048b7bba4b3c7e9249de1' },
  chat: { id: '603c8fa87a9732085424961f', jid: 'b0b48653e4194f2f8206508187dae626' },
} as const;

/** 2021-03-04T12:00:00Z, after the newest sample of the document. */
export const afterTheSamples = Date.UTC(2021, 2, 4, 12);

/** A mock on free ports over the demo data, in memory, closed when the test ends. */
export async function startMock(options: MockOptions = {}) {
  const mock = await createMock(options);
  const api = await mock.listen('api', { host: '127.0.0.1', port: 0 });
  onTestFinished(() => mock.close());
  const base = `http://127.0.0.1:${api}`;

  async function raw(path: string, parameters: Record<string, string | number> = {}, init: RequestInit = {}) {
    const query = new URLSearchParams(
      Object.entries(parameters).map(([name, value]): [string, string] => [name, String(value)]),
    );
    const mark = query.size > 0 ? (path.includes('?') ? '&' : '?') : '';
    return fetch(`${base}${path}${mark}${query}`, init);
  }
  /** Calls an operation as a user and returns the whole answer. */
  async function call(user: number | string, path: string, parameters: Record<string, string | number> = {}) {
    const access_token = typeof user === 'number' ? `mock-${user}` : user;
    const response = await request(base)
      .get(path)
      .query({ access_token, flag: 'rw', ...parameters });
    expect(response.headers['content-type']).toMatch(/^application\/json; ?charset=UTF-8$/);
    return response.body as Json;
  }
  /** Calls an operation that has to succeed, and returns its data. */
  async function ok(user: number | string, path: string, parameters: Record<string, string | number> = {}) {
    const answer = await call(user, path, parameters);
    expect(answer, `${path} ${JSON.stringify(parameters)}`).toMatchObject({ resultCode: 1 });
    return answer.data as Json;
  }
  /** Uses the control API and returns its answer. */
  async function admin(path: string, body: object = {}, headers: Record<string, string> = {}) {
    const response = await fetch(`${base}/__admin${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Json };
  }
  return { mock, base, raw, call, ok, admin };
}

export type StartedMock = Awaited<ReturnType<typeof startMock>>;
