import type { Body, JsonControlId, Result } from '../../admin/control.ts';
import { type AdminEvent, readEvents } from './read-events.ts';
import { type AdminClientOptions, type Given, type Send, sender } from './send.ts';

/** What a list may be narrowed by. */
type Options<Id extends JsonControlId> = Given<Id>;

type Groups = ReturnType<typeof stateOf> & ReturnType<typeof peopleOf> & ReturnType<typeof runningOf>;

/** The control API of a mock, for tests: everything waits until it is done. */
export interface AdminClient extends Groups {
  /** Name, version, version of the contract. */
  version(): Promise<Result<'getVersion'>>;
  /** Starts the world again: rows, faults, clock and journal. */
  reset(): Promise<void>;
  /** The same client for the world of a session. */
  inSession(session: string): AdminClient;
  /** What happens in the world from now on. */
  events(signal?: AbortSignal): AsyncGenerator<AdminEvent, void, undefined>;
}

/**
 * Makes a client of the control API; runs in Node and in browsers.
 * @param url where the mock is, e.g. `http://127.0.0.1:8094`
 * @example
 * const admin = createAdminClient('http://127.0.0.1:8094', { session: 'worker-1' });
 * await admin.reset();
 * await admin.messages.send({ from: 100158, to: 100164, content: '在吗' });
 * await admin.requests.wait({ operationId: 'listMessages' });
 */
export function createAdminClient(url: string, options: AdminClientOptions = {}): AdminClient {
  const send = sender(url, options);
  return {
    version: () => send('getVersion', {}),
    reset: async () => void (await send('reset', {})),
    inSession: session => createAdminClient(url, { ...options, session }),
    events: signal => readEvents(url, options, signal),
    ...stateOf(send),
    ...peopleOf(send),
    ...runningOf(send),
  };
}

function stateOf(send: Send) {
  return {
    state: {
      /** Number of rows by collection. */
      counts: () => send('getState', {}),
      /** Every row by collection; what `replace` takes back. */
      all: async () => {
        const { collections } = await send('getState', { full: true });
        // With `full` there are rows, not numbers.
        return collections as Body<'replaceState'>['collections'];
      },
      /** Puts collections in place of everything, exactly as given. */
      replace: (collections: Body<'replaceState'>['collections']) =>
        send('replaceState', { body: { collections } }),
      /** Puts rows by key; what follows from them is kept in step. */
      merge: (collections: Body<'mergeState'>['collections']) =>
        send('mergeState', { body: { collections } }),
      empty: () => send('emptyState', {}),
      rows: (collection: string, page: { readonly offset?: number; readonly limit?: number } = {}) =>
        send('getRows', { collection, ...page }),
      replaceRows: (collection: string, rows: Body<'replaceRows'>) =>
        send('replaceRows', { collection, body: rows }),
      mergeRows: (collection: string, rows: Body<'mergeRows'>) =>
        send('mergeRows', { collection, body: rows }),
      emptyRows: (collection: string) => send('emptyRows', { collection }),
      row: async (collection: string, key: string) => (await send('getRow', { collection, key })).row,
      putRow: (collection: string, key: string, row: Body<'putRow'>) =>
        send('putRow', { collection, key, body: row }),
      deleteRow: (collection: string, key: string) => send('deleteRow', { collection, key }),
    },
    snapshots: {
      list: async () => (await send('listSnapshots', {})).snapshots,
      save: async (name: string) => void (await send('saveSnapshot', { name })),
      restore: async (name: string) => void (await send('restoreSnapshot', { name })),
      delete: async (name: string) => void (await send('deleteSnapshot', { name })),
    },
    scenarios: {
      list: async () => (await send('listScenarios', {})).scenarios,
      activate: async (name: string) => void (await send('activateScenario', { name })),
    },
  };
}

function peopleOf(send: Send) {
  return {
    tokens: {
      create: (token: Body<'createToken'>) => send('createToken', { body: token }),
      end: (token: string) => send('endToken', { token }),
    },
    users: {
      list: (options: Options<'listUsers'> = {}) => send('listUsers', options),
      create: (user: Body<'createUser'>) => send('createUser', { body: user }),
    },
    messages: {
      /** Somebody writes to somebody (`to`) or to a group (`room`). */
      send: (message: Body<'sendMessage'>) => send('sendMessage', { body: message }),
    },
    chats: {
      list: async (userId: number) => (await send('listChats', { userId })).chats,
      messages: async (userId: number, id: string, limit?: number) =>
        (await send('listChatMessages', { userId, id, ...(limit !== undefined && { limit }) })).messages,
    },
    sessions: {
      list: () => send('listSessions', {}),
      end: async (name: string) => void (await send('endSession', { name })),
      endAll: async () => void (await send('endSessions', {})),
    },
  };
}

function runningOf(send: Send) {
  return {
    faults: {
      list: async () => (await send('listFaults', {})).faults,
      catalogue: async (operationId?: string) =>
        (await send('listFaultCatalogue', operationId === undefined ? {} : { operationId })).faults,
      /** @param operationId an operation, or `*` for all */
      set: (operationId: string, setting: Body<'setFault'>) =>
        send('setFault', { operationId, body: setting }),
      delete: async (operationId: string) => (await send('deleteFault', { operationId })).faults,
      clear: async () => void (await send('clearFaults', {})),
    },
    clock: {
      get: () => send('getClock', {}),
      set: (setting: Body<'setClock'>) => send('setClock', { body: setting }),
      /** Stops the clock: at a moment, or at the one it shows. */
      freeze: (now?: number | Date) =>
        send('setClock', { body: { mode: 'frozen', ...(now !== undefined && { now: Number(now) }) } }),
      advance: (ms: number) => send('advanceClock', { body: { ms } }),
    },
    requests: {
      list: (options: Options<'listRequests'> = {}) => send('listRequests', options),
      get: (id: number): Promise<Result<'getRequest'>> => send('getRequest', { id }),
      count: async (match: Body<'countRequests'> = {}) =>
        (await send('countRequests', { body: match })).count,
      find: async (match: Body<'findRequests'> = {}) =>
        (await send('findRequests', { body: match })).requests,
      /** Waits until so many match (`count`, 1 unless told); those that came before count, too. */
      wait: async (match: Body<'waitForRequests'> = {}) =>
        (await send('waitForRequests', { body: match })).requests,
      unmatched: async () => (await send('listUnmatchedRequests', {})).requests,
      clear: async () => void (await send('clearRequests', {})),
      har: () => send('getHar', {}),
    },
  };
}
