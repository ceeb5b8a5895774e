import type { RequestHandler } from 'express';
import { adminRouter } from './admin/router.ts';
import { Journal } from './journal/journal.ts';
import { createApiApp } from './mock/app.ts';
import { readCollections, readDocumented } from './mock/fixtures.ts';
import {
  defaultSettings,
  type Log,
  type MockContext,
  type MockSettings,
  type World,
} from './mock/mock-context.ts';
import { type Address, close, createAppServer, listen } from './mock/server.ts';
import { loadContract } from './spec/contract.ts';
import { Clock } from './store/clock.ts';
import { Store } from './store/store.ts';

export interface MockOptions extends Partial<MockSettings> {
  readonly memory?: boolean;
  readonly data?: string;
  readonly scenario?: string;
  readonly reset?: boolean;
  readonly sync?: 'os' | 'always';
  readonly seed?: string;
  readonly now?: number;
  readonly journalSize?: number;
  readonly log?: Log;
}

export async function createMock(options: MockOptions = {}) {
  const contract = loadContract();
  const open = (): World => {
    const clock = new Clock(
      options.now === undefined ? { mode: 'real' } : { mode: 'frozen', at: options.now },
    );
    return {
      clock,
      journal: new Journal(options.journalSize ?? 1000),
      store: Store.load(readCollections('demo'), { clock }),
    };
  };
  let world = open();
  const mock: MockContext = {
    contract,
    settings: { ...defaultSettings, ...options },
    worldOf: () => world,
    vault: undefined as never,
    log: options.log ?? (() => {}),
    documented: readDocumented(),
  };
  const reset = async () => {
    world = open();
  };
  const admin = adminRouter(mock, { reset });
  const none: RequestHandler = (_q, _r, next) => next();
  const app = createApiApp(mock, { admin, upload: none, files: none }, () => ({}));
  const server = createAppServer(app);
  return {
    contract,
    app,
    world: () => world,
    reset,
    listen: async (_service: 'api' | 'upload' | 'files', address: Address) => listen(server, address),
    close: () => close(server),
  };
}
export type Mock = Awaited<ReturnType<typeof createMock>>;
