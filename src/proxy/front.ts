import { randomBytes } from 'node:crypto';
import type { RequestListener } from 'node:http';
import express from 'express';
import { makeControl } from '../admin/control.ts';
import { adminRouter } from '../admin/http/router.ts';
import { MessageWriter } from '../domain/message-writer.ts';
import { FaultCatalogue } from '../faults/catalogue.ts';
import { LazyLive } from '../live/lazy-live.ts';
import { isLoopbackHost } from '../mock/http/host.ts';
import { createContext, defaultSettings, type Log } from '../mock/mock-context.ts';
import type { Contract } from '../spec/contract.ts';
import { openWorlds } from '../worlds/open-worlds.ts';
import type { World } from '../worlds/world.ts';

/** What the control API of a proxy needs to know. */
interface FrontFacts {
  readonly contract: Contract;
  /** The server behind the proxy. */
  readonly proxyOf: string;
  readonly journalSize: number;
  readonly adminToken: string | undefined;
  readonly log: Log;
}

/**
 * The mock's control API and console over an empty world: the journal shows the traffic that goes through, and what is
 * switched on is done to it.
 */
export interface Front {
  readonly world: World;
  /** What can be switched on in front of a server: all that works on what is sent. */
  readonly catalogue: () => FaultCatalogue;
  /** Answers below `/__admin`. */
  readonly admin: RequestListener;
  /** Returns the token that is asked for once it listens there; undefined where only this machine reaches it. */
  tokenFor(host: string): string | undefined;
  close(): Promise<void>;
}

/** Opens the control API of a proxy. */
export async function openFront(facts: FrontFacts): Promise<Front> {
  const { contract, proxyOf, journalSize, log } = facts;
  let { adminToken } = facts;
  const warn = (message: string) => log({ kind: 'problem', message });
  const { worlds, scenarios, opened } = await openWorlds(contract, { scenario: 'empty', journalSize }, warn);
  const worldOf = worlds.of.bind(worlds);
  const context = createContext(contract, defaultSettings, worldOf, log);
  let passable: FaultCatalogue | undefined;
  const catalogue = () => {
    passable ??= new FaultCatalogue(
      context.faults().all.filter(({ stage }) => stagesInFront.has(stage)),
      [],
    );
    return passable;
  };
  const mock = { ...context, faults: catalogue };
  const writer = new MessageWriter((schema, value) => contract.writeText(schema, value));
  const live = new LazyLive({
    contract,
    writer,
    selfCheck: true,
    worldOf,
    use: world => worlds.use(world),
    log,
  });
  const closing = new AbortController();
  const control = makeControl({
    mock,
    worlds,
    scenarios,
    live,
    writer,
    proxyOf,
    closing: closing.signal,
  });
  const app = express().disable('x-powered-by');
  app.use(
    '/__admin',
    adminRouter(control, () => ({ token: adminToken, publicUrl: undefined, origins: [] })),
  );
  return {
    get world() {
      return worldOf(undefined);
    },
    catalogue,
    admin: app,
    tokenFor(host) {
      if (!isLoopbackHost(host)) adminToken ??= randomBytes(18).toString('base64url');
      return adminToken;
    },
    async close() {
      closing.abort();
      live.close();
      await opened.close();
    },
  };
}

/** Stages of what is sent; the others need the server's own rows. */
const stagesInFront: ReadonlySet<string> = new Set(['request', 'answer', 'bytes']);
