import type { AdminClient } from '../control-api/client/create-admin-client.ts';
import type { UserName } from '../control-api/client/known-names.ts';
import type { LiveClient, LiveClientOptions } from '../live/live-app.ts';
import type { Log } from '../mock/log.ts';
import type { MockSettings } from '../mock/settings.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { WorldOptions } from '../worlds/world-options.ts';

/** The options of `createBrowserMock`; every one is optional, and means what it means in `createMock`. */
export interface BrowserMockOptions
  extends Partial<
      Pick<
        MockSettings,
        'strict' | 'selfCheck' | 'delay' | 'keepLoginOnDissolve' | 'uploadLimit' | 'publicUrl'
      >
    >,
    Pick<WorldOptions, 'seed' | 'now' | 'journalSize'> {
  /** What the mock starts with: `demo` (default), `empty`, or a scenario of your own. */
  readonly scenario?: 'demo' | 'empty' | Scenario;
  /** Receives a line for each request, and what went wrong. Default: nobody. */
  readonly log?: Log;
}

/** The control API in a page: that of the Node mock without its streams and the contract. */
export interface BrowserAdmin extends Omit<AdminClient, 'contract' | 'events' | 'follow' | 'inSession'> {
  /** The same client for the world of a session. */
  inSession(session: string): BrowserAdmin;
}

/** Sends a request; takes what the global `fetch` takes, and a path alone is enough. */
export type BrowserFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** A mock that runs where it is used: in a page, a story, a service worker, a test without a server. */
export interface BrowserMock {
  /** Answers a request. Nothing leaves the page. */
  readonly fetch: BrowserFetch;
  /** Returns a `fetch` that adds the user's token and `flag` to each request that has none. */
  as(userId: UserName): BrowserFetch;
  /** Returns whether a request is for the API, its uploads or its files, by its path: anything else is the page's own. */
  serves(input: string | URL | Request): boolean;
  /** The control API: state, messages, faults, clock, recorded requests. */
  readonly admin: BrowserAdmin;
  /**
   * Connects an app to the live connection, as the user whose token it is.
   * @throws Error where the token is refused
   */
  live(token: string, options?: LiveClientOptions): Promise<LiveClient>;
  /** Begins again: rows, faults, clock and recorded requests. */
  reset(): Promise<void>;
}
