import type { AnswerOf, BodyOf } from '../../operations.ts';
import type { FaultPlace, Named, OperationScope } from '../known-names.ts';
import type { ArgumentsOf, Send } from '../send.ts';

/** Makes the calls for what a running mock does: faults, time, and the requests it answered. */
export function runningCalls(send: Send) {
  return {
    /** What goes wrong on purpose. */
    faults: {
      /** What is switched on. */
      list: async () => (await send('listFaults', {})).faults,
      /** Every fault there is, or those of an operation. */
      catalogue: async (operationId?: FaultPlace) =>
        (await send('listFaultCatalogue', operationId === undefined ? {} : { operationId })).faults,
      /** @param operationId an operation, or `*` for all */
      set: (operationId: FaultPlace, setting: Named<BodyOf<'setFault'>>) =>
        send('setFault', { operationId, body: setting }),
      /** Switches off what is on for an operation. */
      delete: async (operationId: FaultPlace) => (await send('deleteFault', { operationId })).faults,
      /** Switches every fault off. */
      clear: async () => void (await send('clearFaults', {})),
    },
    /** Requests that wait until they are released: breakpoints. */
    holds: {
      /** The operations that are held, and the requests that wait. */
      list: () => send('listHolds', {}),
      /** Holds requests before anything of them is done. @param operationId an operation, or `*` for all */
      set: (operationId: OperationScope) => send('holdOperation', { operationId }),
      /** Holds the operation no more; what waits of it goes on as it came. */
      delete: (operationId: OperationScope) => send('endHold', { operationId }),
      /** Holds nothing any more; what waits goes on. */
      clear: async () => void (await send('endHolds', {})),
      /** Lets a held request go on: with other `parameters`, or answered with a failure's `code`. */
      release: (id: number, change: BodyOf<'releaseRequest'> = {}) =>
        send('releaseRequest', { id, body: change }),
    },
    /** The clock of the world. */
    clock: {
      /** The setting, and the time it shows. */
      get: () => send('getClock', {}),
      /** Sets the clock: real, frozen or offset. */
      set: (setting: BodyOf<'setClock'>) => send('setClock', { body: setting }),
      /** Stops the clock: at a moment, or at the one it shows. */
      freeze: (now?: number | Date) =>
        send('setClock', { body: { mode: 'frozen', ...(now !== undefined && { now: Number(now) }) } }),
      /** Moves the clock forward by milliseconds. */
      advance: (ms: number) => send('advanceClock', { body: { ms } }),
    },
    /** Recorded requests. */
    requests: {
      /** Requests in brief, newest first. */
      list: (options: Named<ArgumentsOf<'listRequests'>> = {}) => send('listRequests', options),
      /** One request in full, by its number. */
      get: (id: number): Promise<AnswerOf<'getRequest'>> => send('getRequest', { id }),
      /** How many requests match. */
      count: async (match: Named<NonNullable<BodyOf<'countRequests'>>> = {}) =>
        (await send('countRequests', { body: match })).count,
      /** Requests that match, in full. */
      find: async (match: Named<NonNullable<BodyOf<'findRequests'>>> = {}) =>
        (await send('findRequests', { body: match })).requests,
      /** Waits until so many match (`count`, default: 1); those that came before count, too. */
      wait: async (match: Named<NonNullable<BodyOf<'waitForRequests'>>> = {}) =>
        (await send('waitForRequests', { body: match })).requests,
      /** Requests for what is no operation. */
      unmatched: async () => (await send('listUnmatchedRequests', {})).requests,
      /** Forgets every recorded request. */
      clear: async () => void (await send('clearRequests', {})),
      /** The recorded requests as an HTTP archive. */
      har: () => send('getHar', {}),
    },
  };
}
