import { randomBytes } from 'node:crypto';
import type { RequestListener } from 'node:http';
import type { RequestHandler } from 'express';
import { makeControl } from './admin/control.ts';
import type { GuardOptions } from './admin/http/guard.ts';
import { SlowWork } from './base/progress.ts';
import { companionServices } from './companions/companion-services.ts';
import { leftToCompanions } from './companions/dialect.ts';
import { type AdminClient, createAdminClient } from './control-api/client/create-admin-client.ts';
import { MessageWriter } from './domain/message-writer.ts';
import type { FaultCatalogue } from './faults/catalogue.ts';
import type { CountedWarning } from './journal/warning-counts.ts';
import { LazyLive } from './live/lazy-live.ts';
import type { LiveClient, LiveClientOptions } from './live/live-app.ts';
import { openVault } from './mock/files/open-vault.ts';
import { fileServices } from './mock/files/services.ts';
import { apiMiddleware } from './mock/http/api.ts';
import { corsHeaders } from './mock/http/cors.ts';
import { extraRoutes } from './mock/http/extra-routes.ts';
import { isLoopbackHost } from './mock/http/host.ts';
import { LazyApp } from './mock/http/lazy-app.ts';
import { memoryFetch } from './mock/http/memory-fetch.ts';
import type { NodeRequest } from './mock/http/node-handler.ts';
import { createAppServer } from './mock/http/server.ts';
import { type Address, type Service, ServiceServers } from './mock/http/service-servers.ts';
import { createContext, defaultSettings, type MockSettings } from './mock/mock-context.ts';
import { documentedOperations } from './mock/operations/index.ts';
import { checkOptions, type MockOptions } from './mock-options.ts';
import { type Contract, loadContract } from './spec/contract.ts';
import { openWorlds } from './worlds/open-worlds.ts';
import type { World } from './worlds/world.ts';

export type { Service };

/** A mock that is ready to listen. */
export interface Mock {
  /** The contract: operations, parameters, validators. */
  readonly contract: Contract;
  /** The control API, without a socket. */
  readonly admin: AdminClient;
  /** The token of the control API; absent while only this machine reaches it and the options have none. */
  readonly adminToken: string | undefined;
  /** The API as an Express app, to be mounted elsewhere; it answers every path, so mount it last. */
  readonly app: RequestListener;
  /** Returns the shared world, or that of a session. */
  world(session?: string): World;
  /** Returns everything that can go wrong on purpose. */
  faults(): FaultCatalogue;
  /** Returns what requests were warned of since the start, each kind with its count, the most frequent first. */
  warnings(): readonly CountedWarning[];
  /** Resets the shared world, or that of a session, to its scenario. */
  reset(session?: string): Promise<void>;
  /**
   * Starts a service; default: the API, on a free port of 127.0.0.1.
   * @returns the port taken
   * @throws Error for a service that does not exist or listens already, and with `code` EADDRINUSE and the like
   */
  listen(service?: Service, address?: Partial<Address>): Promise<number>;
  /** Answers a request without a socket; takes what the global `fetch` takes, and a path alone is enough. */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /**
   * Connects an app to the live connection without a socket, as the user whose token it is.
   * @throws Error where the token is refused
   */
  live(token: string, options?: LiveClientOptions): Promise<LiveClient>;
  /** Lets requests finish, writes everything down, frees ports and folder. */
  close(): Promise<void>;
}

/**
 * Builds a mock of the whole API.
 * @throws StoreError when the data folder cannot be used; the message says why and what to do
 */
export async function createMock(options: MockOptions = {}): Promise<Mock> {
  checkOptions(options);
  const { log = () => {}, extraRoutes: extra } = options;
  const contract = loadContract();
  const settings: MockSettings = { ...defaultSettings, ...options };
  const warn = (message: string) => log({ kind: 'problem', message });
  const start = new SlowWork((what, done, of) => log({ kind: 'progress', what: `start: ${what}`, done, of }));
  const { worlds, scenarios, opened } = await openWorlds(contract, options, warn, start.report).finally(() =>
    start.end(),
  );
  const vault = await openVault(opened);
  const worldOf = worlds.of.bind(worlds);
  const mock = createContext(contract, settings, worldOf, log);

  const writer = new MessageWriter((schema, value) => contract.writeText(schema, value));
  const { selfCheck } = settings;
  const live = new LazyLive({ contract, writer, selfCheck, worldOf, use: world => worlds.use(world), log });
  worlds.onEnd(session => {
    live.endSession(session);
    mock.holds.clear(world => world.session === session);
  });

  const servers = new ServiceServers();
  let { adminToken } = options;
  const closing = new AbortController();
  const control = makeControl({
    mock,
    worlds,
    scenarios,
    live,
    liveUrl: baseUrl => liveUrl(baseUrl, servers.ports.live),
    writer,
    closing: closing.signal,
  });
  const guarded = (): GuardOptions => ({
    token: adminToken,
    publicUrl: settings.publicUrl,
    origins: settings.adminOrigins,
  });

  const { upload, files, uploads } = fileServices(mock, worlds, vault, servers.ports);
  const api = apiMiddleware(
    mock,
    servers.ports,
    documentedOperations(contract),
    leftToCompanions(options.dialect),
  );
  const companions = companionServices({ mock, worlds, ports: servers.ports, live, uploads }, options);
  const app = new LazyApp(async () => {
    const [{ createApiApp }, { adminRouter }] = await Promise.all([
      import('./mock/http/app.ts'),
      import('./admin/http/router.ts'),
    ]);
    return createApiApp(mock, {
      api,
      admin: adminRouter(control, guarded),
      upload,
      files,
      companions: companions ? Object.values(companions) : [],
      ...(extra && { extra: extraRoutes(mock, extra) }),
    });
  });
  const listener: RequestListener = (request, response) => {
    // What a server gets has a method and a target.
    api(request as NodeRequest, response, () => app.handle(request, response));
  };
  const serviceApp = (...services: (RequestHandler | undefined)[]) =>
    new LazyApp(async () => (await import('./mock/http/app.ts')).createServiceApp(mock, ...services));
  const cors = settings.cors ? corsHeaders : {};
  // Most requests are for the API: none waits for Express, and the way through its router costs as much as they do.
  const apiServer = createAppServer(app, cors, listener);
  servers.add('api', apiServer);
  const { upload: uploadCompanions, files: fileCompanions } = companions ?? {};
  servers.add('upload', createAppServer(serviceApp(upload, files, uploadCompanions), cors));
  servers.add('files', createAppServer(serviceApp(files, fileCompanions), cors));
  servers.add('live', live.server);
  const memory = memoryFetch(apiServer);
  return {
    contract,
    get admin() {
      return createAdminClient(memoryAddress, { fetch: memory.fetch, token: adminToken });
    },
    get adminToken() {
      return adminToken;
    },
    app: listener,
    world: worldOf,
    faults: () => mock.faults(),
    warnings: () => mock.warningCounts.all(),
    reset: session => {
      const world = worldOf(session);
      mock.holds.clear(it => it === world);
      return scenarios.reset(world);
    },
    async listen(service = 'api', { host = '127.0.0.1', port = 0 } = {}) {
      servers.checkIdle(service);
      // Before the first request can come in.
      if (service === 'api' && !isLoopbackHost(host)) adminToken ??= randomBytes(18).toString('base64url');
      return servers.listen(service, { host, port });
    },
    fetch: memory.fetch,
    live: (token, options) => live.connect(token, options),
    async close() {
      closing.abort();
      mock.holds.clear();
      live.close();
      await Promise.all([memory.close(), servers.close()]);
      await opened.close();
    },
  };
}

/** Where apps connect, by the name that a client reaches the mock by. */
function liveUrl(baseUrl: string, port: number | undefined): string | undefined {
  return port === undefined ? undefined : `ws://${new URL(baseUrl).hostname}:${port}`;
}

/** The address of requests without a socket; no name is looked up. */
const memoryAddress = 'http://127.0.0.1';
