import type { ServerResponse } from 'node:http';
import type { Request as ExpressRequest, Response as ExpressResponse, RequestHandler } from 'express';
import { makeControl } from '../admin/control.ts';
import { createAdminClient } from '../control-api/client/create-admin-client.ts';
import { MessageWriter } from '../domain/message-writer.ts';
import { fixedToken } from '../domain/tokens.ts';
import { openVault } from '../mock/files/open-vault.ts';
import { fileServices } from '../mock/files/services.ts';
import { apiMiddleware } from '../mock/http/api.ts';
import { meantPath } from '../mock/http/meant-path.ts';
import type { NodeRequest } from '../mock/http/node-handler.ts';
import { lastResort, notFound } from '../mock/http/not-found.ts';
import { serviceMiddleware } from '../mock/http/service.ts';
import { createContext, defaultSettings } from '../mock/mock-context.ts';
import { documentedOperations } from '../mock/operations/index.ts';
import { checkOptions } from '../mock-options.ts';
import { loadContract } from '../spec/contract.ts';
import { openWorlds } from '../worlds/open-worlds.ts';
import type { BrowserFetch, BrowserMock, BrowserMockOptions } from './browser-mock.ts';
import { BrowserRequest } from './browser-request.ts';
import { BrowserResponse } from './browser-response.ts';
import { controlAnswers, isForControl } from './control-answers.ts';
import { PageLive } from './page-live.ts';

/** The address of a path alone, where there is no page. */
const nowhere = 'http://127.0.0.1';

/**
 * Builds a mock of the whole API that runs where it is used, in memory.
 * @throws Error for an option that makes no sense
 * @example
 * const mock = await createBrowserMock();
 * const answer = await mock.as(100164)('/user/get');
 */
export async function createBrowserMock(options: BrowserMockOptions = {}): Promise<BrowserMock> {
  checkOptions(options);
  const { log = () => undefined } = options;
  const contract = loadContract();
  const settings = { ...defaultSettings, ...options };
  const { worlds, scenarios, opened } = await openWorlds(contract, options, message =>
    log({ kind: 'problem', message }),
  );
  const mock = createContext(contract, settings, worlds.of.bind(worlds), log);
  const writer = new MessageWriter((schema, value) => contract.writeText(schema, value));
  const { selfCheck } = settings;
  const { worldOf } = mock;
  const live = new PageLive({ contract, writer, selfCheck, worldOf, use: world => worlds.use(world), log });
  worlds.onEnd(session => {
    live.endSession(session);
    mock.holds.clear(world => world.session === session);
  });
  const closing = new AbortController().signal;
  const answerControl = controlAnswers(makeControl({ mock, worlds, scenarios, live, writer, closing }));
  const { upload, files } = fileServices(mock, worlds, await openVault(opened), {});
  const api = apiMiddleware(mock, {}, documentedOperations(contract));
  const chain = [
    api as RequestHandler,
    upload,
    files,
    serviceMiddleware(mock, notFound(contract, settings.cors)),
  ];
  const answerError = lastResort(settings.cors, (message, error) => log({ kind: 'problem', message, error }));

  /** Has the first that takes it answer a request, as Express does. */
  function handle(request: BrowserRequest, response: BrowserResponse): void {
    // They have what the middleware asks of a request and an answer, and nothing else of Node and Express.
    const asked = request as unknown as NodeRequest & ExpressRequest;
    const answered = response as unknown as ServerResponse & ExpressResponse;
    const run = (at: number, error?: unknown): void => {
      try {
        if (error !== undefined) throw error;
        chain[at]?.(asked, answered, (failed?: unknown) => run(at + 1, failed));
      } catch (thrown) {
        answerError(thrown, asked, answered);
      }
    };
    run(0);
  }

  async function answer(request: Request): Promise<Response> {
    request.signal.throwIfAborted();
    const bytes = request.body === null ? Buffer.alloc(0) : Buffer.from(await request.arrayBuffer());
    const asked = new BrowserRequest(request, bytes);
    if (isForControl(asked)) return answerControl(asked);
    const response = new BrowserResponse(request.method);
    const leave = () => void response.destroy(request.signal.reason);
    request.signal.addEventListener('abort', leave, { once: true });
    handle(asked, response);
    return response.answer;
  }

  const send: BrowserFetch = async (input, init) => answer(requestOf(input, init));
  const byPath = new Set<string>(contract.operations.map(({ path }) => path));
  return {
    fetch: send,
    as: userId => async (input, init) => {
      const request = requestOf(input, init);
      const url = new URL(request.url);
      for (const [name, value] of Object.entries({ access_token: fixedToken(userId), flag: 'rw' }))
        if (!url.searchParams.has(name)) url.searchParams.set(name, value);
      return answer(new Request(url, request));
    },
    serves(input) {
      const path = meantPath(new URL(input instanceof Request ? input.url : input, base()).pathname);
      return byPath.has(path) || path.startsWith('/0/0/');
    },
    admin: createAdminClient(nowhere, { fetch: (url, init) => answer(new Request(url, init)) }),
    live: (token, options) => live.connect(token, options),
    reset: async () => {
      mock.holds.clear(world => world === worlds.shared);
      await scenarios.reset(worlds.shared);
    },
  };
}

function requestOf(input: string | URL | Request, init: RequestInit | undefined): Request {
  return new Request(typeof input === 'string' ? new URL(input, base()) : input, init);
}

/** What a path alone is read against: the page's own address, where it has one of the web. */
function base(): string {
  const href: unknown = Reflect.get(Reflect.get(globalThis, 'location') ?? {}, 'href');
  return typeof href === 'string' && /^https?:/.test(href) ? href : nowhere;
}
