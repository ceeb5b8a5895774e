import { randomBytes, randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { RequestListener, Server } from 'node:http';
import type { Control } from './admin/control.ts';
import { type GuardOptions, isLoopbackHost } from './admin/http/guard.ts';
import { adminRouter } from './admin/http/router.ts';
import { version } from './base/version.ts';
import { type AdminClient, createAdminClient } from './control-api/client/create-admin-client.ts';
import { MessageWriter } from './domain/message-writer.ts';
import { renewFixedTokens } from './domain/tokens.ts';
import { type FaultCatalogue, faultCatalogue } from './faults/catalogue.ts';
import { Judge } from './journal/judge.ts';
import { LazyLive } from './live/lazy-live.ts';
import type { LiveClient, LiveClientOptions } from './live/live-client.ts';
import { fileService, isFile } from './mock/files/file-service.ts';
import type { UploadWorld } from './mock/files/stored-uploads.ts';
import { isUpload, uploadService } from './mock/files/upload.ts';
import { type FileVault, folderVault, memoryVault } from './mock/files/vault.ts';
import type { Address } from './mock/http/address.ts';
import { apiMiddleware } from './mock/http/api.ts';
import { createApiApp, createServiceApp } from './mock/http/app.ts';
import { corsHeaders } from './mock/http/cors.ts';
import { memoryFetch } from './mock/http/memory-fetch.ts';
import { OpenConnections } from './mock/http/open-connections.ts';
import { createAppServer, listen } from './mock/http/server.ts';
import { journalled } from './mock/http/service.ts';
import { filesUrl } from './mock/http/urls.ts';
import { defaultSettings, type MockContext, type MockSettings, type World } from './mock/mock-context.ts';
import { checkOptions, type MockOptions } from './mock-options.ts';
import { type Contract, loadContract } from './spec/contract.ts';
import { Clock, type ClockSetting } from './store/clock.ts';
import { type OpenedStore, openStore } from './store/disk/open.ts';
import type { Store } from './store/store.ts';
import { Beginnings } from './worlds/beginnings.ts';
import { readDocumented, saveDemoFiles } from './worlds/fixtures.ts';
import { sessionOf } from './worlds/session-name.ts';
import { Worlds } from './worlds/worlds.ts';

/** The services: the API, whose port serves uploads and files as well, and the app's live connection. */
export type Service = 'api' | 'upload' | 'files' | 'live';

/** A mock that is ready to listen. */
export interface Mock {
  readonly contract: Contract;
  /** The control API, without a socket. */
  readonly admin: AdminClient;
  /** The token of the control API; none while only this machine reaches it and none was given. */
  readonly adminToken: string | undefined;
  /** The API as an Express app, to be mounted elsewhere; it answers every path, so mount it last. */
  readonly app: RequestListener;
  /** The shared world, or that of a session. */
  world(session?: string): World;
  /** Everything that can go wrong on purpose. */
  faults(): FaultCatalogue;
  /** Starts the shared world, or that of a session, again from its scenario. */
  reset(session?: string): Promise<void>;
  /**
   * Starts a service, the API on a free port of 127.0.0.1 unless told otherwise.
   * @returns the port taken
   * @throws Error with `code` EADDRINUSE and the like
   */
  listen(service?: Service, address?: Partial<Address>): Promise<number>;
  /** Answers a request without a socket; takes what the global `fetch` takes, and a path alone is enough. */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /**
   * Connects an app to the live connection without a socket, as the user whose token it is.
   * @throws Error where the token is refused
   */
  live(token: string, options?: LiveClientOptions): Promise<LiveClient>;
  /** Lets requests finish, for 3 s at most, writes everything down, frees ports and folder. */
  close(): Promise<void>;
}

/**
 * Builds a mock of the whole API.
 * @throws StoreError when the data folder cannot be used; the message says why and what to do
 */
export async function createMock(options: MockOptions = {}): Promise<Mock> {
  checkOptions(options);
  const {
    data,
    scenario,
    reset,
    sync,
    seed = '1',
    now,
    journalSize = 1000,
    adminOrigins = [],
    log = () => {},
    extraRoutes,
  } = options;
  const contract = loadContract();
  const settings: MockSettings = { ...defaultSettings, ...options };
  const start: ClockSetting = now === undefined ? { mode: 'real' } : { mode: 'frozen', at: now };
  const beginnings = new Beginnings(contract, start);
  const load = (name: string) => beginnings.rows(name, seed);
  const warn = (message: string) => log({ kind: 'problem', message });
  const clock = new Clock(start);
  const opened = await openStore({ folder: data, scenario, load, reset, seed, clock, sync, warn });
  const vault = await openVault(opened);
  await change(opened.store, () => opened.store.transact(renewFixedTokens));

  const worlds = new Worlds(opened.store, journalSize);
  const worldOf = worlds.of.bind(worlds);
  const documented = readDocumented();
  let catalogue: FaultCatalogue | undefined;
  const faults = () => {
    catalogue ??= faultCatalogue(contract, documented);
    return catalogue;
  };
  const mock: MockContext = { contract, settings, worldOf, log, faults, documented };

  const ports: Partial<Record<Service, number>> = {};
  const servicePorts = () => ({ uploadPort: ports.upload, filesPort: ports.files });
  const upload = journalled(
    mock,
    'uploadFile',
    isUpload,
    uploadService({
      vault,
      sizeLimit: settings.uploadLimit,
      headers: settings.cors ? corsHeaders : {},
      filesUrl: request => filesUrl(request, settings, servicePorts()),
      worldOf: request => uploadWorld(worlds, worldOf(sessionOf(request))),
    }),
  );
  const served = fileService({ vault, isExpired: path => isExpired(worlds, path) });
  const files = journalled(mock, 'getFile', isFile, served);
  const writer = new MessageWriter((schema, value) => contract.writeText(schema, value));
  const { selfCheck } = settings;
  const live = new LazyLive({ contract, writer, selfCheck, worldOf, use: world => worlds.use(world), log });
  worlds.onEnd(session => live.endSession(session));
  let { adminToken } = options;
  const closing = new AbortController();
  const control: Control = {
    mock,
    worlds,
    beginnings,
    writer,
    judge: new Judge(contract),
    version: version(),
    closing: closing.signal,
  };
  const guarded = (): GuardOptions => ({
    token: adminToken,
    publicUrl: settings.publicUrl,
    origins: adminOrigins,
  });
  const admin = adminRouter(control, guarded);
  const api = apiMiddleware(mock, servicePorts);
  const parts = { api, admin, upload, files, ...(extraRoutes && { extra: extraRoutes }) };
  const app = createApiApp(mock, parts);
  const servers: Record<Service, Server> = {
    // Most requests are for the API, and the way through the router costs as much as answering them.
    api: createAppServer(app, api),
    upload: createAppServer(createServiceApp(mock, upload)),
    files: createAppServer(createServiceApp(mock, files)),
    live: live.server,
  };
  const connections = Object.values(servers).map(server => new OpenConnections(server));
  const memory = memoryFetch(servers.api);
  return {
    contract,
    get admin() {
      return createAdminClient(memoryAddress, { fetch: memory.fetch, token: adminToken });
    },
    get adminToken() {
      return adminToken;
    },
    app,
    world: worldOf,
    faults,
    reset: session => beginnings.reset(worldOf(session)),
    async listen(service = 'api', { host = '127.0.0.1', port: wanted = 0 } = {}) {
      refuseListening(servers, ports, service);
      if (service === 'api' && !isLoopbackHost(host)) adminToken ??= randomBytes(18).toString('base64url');
      const port = await listen(servers[service], { host, port: wanted });
      ports[service] = port;
      return port;
    },
    fetch: memory.fetch,
    live: (token, options) => live.connect(token, options),
    async close() {
      closing.abort();
      live.close();
      await Promise.all([memory.close(), ...connections.map(each => each.close())]);
      await opened.close();
    },
  };
}

/** @throws Error for a service there is none of, or one that listens already */
function refuseListening(
  servers: Readonly<Record<Service, Server>>,
  ports: Readonly<Partial<Record<Service, number>>>,
  service: Service,
): void {
  const names = Object.keys(servers);
  if (!names.includes(service))
    throw new Error(`Failed to listen: there is no service ${service}. They are ${names.join(', ')}.`);
  if (servers[service].listening)
    throw new Error(
      `Failed to listen: the service ${service} is on port ${ports[service]} already. Make another mock for another port.`,
    );
}

/** Where a request without a socket goes; no name is looked up. */
const memoryAddress = 'http://127.0.0.1';

/** Where uploads are kept; a store that begins anew brings its own files along. */
async function openVault({ filesFolder, origin }: OpenedStore): Promise<FileVault> {
  if (filesFolder !== undefined && origin === 'reset')
    await rm(filesFolder, { recursive: true, force: true });
  const vault = filesFolder === undefined ? memoryVault() : folderVault(filesFolder);
  if (origin !== 'existing') await saveDemoFiles(vault);
  return vault;
}

function uploadWorld(worlds: Worlds, world: World): UploadWorld {
  const { store } = world;
  return {
    now: store.clock.now(),
    nextName: () => randomUUID().replaceAll('-', ''),
    record: async rows => {
      for (const row of rows) worlds.bindFile(row.id, world);
      await change(store, () => store.transact(tx => rows.map(row => tx.resources.put(row))));
    },
  };
}

/** Changes rows and waits until they are kept. */
async function change(store: Store, work: () => unknown): Promise<void> {
  work();
  if (store.pending) await store.committed();
}

/** Whether the file of this path has outlived the days it was uploaded for, by the clock it was uploaded under. */
function isExpired(worlds: Worlds, path: string): boolean {
  const id = /([0-9a-f]{32})\.[^./]+$/.exec(path)?.[1];
  if (id === undefined) return false;
  const { view, clock } = worlds.ofFile(id).store;
  const row = view.resources.get(id);
  return row !== undefined && row.expireTime !== -1 && row.expireTime <= clock.now().s;
}
