import type { AnswerOf, BodyOf } from '../../operations.ts';
import type { ArgumentsOf, Send } from '../send.ts';

/** Makes the calls for what a running mock does: faults, time, and the requests it answered. */
export function runningCalls(send: Send) {
  return {
    faults: {
      list: async () => (await send('listFaults', {})).faults,
      catalogue: async (operationId?: string) =>
        (await send('listFaultCatalogue', operationId === undefined ? {} : { operationId })).faults,
      /** @param operationId an operation, or `*` for all */
      set: (operationId: string, setting: BodyOf<'setFault'>) =>
        send('setFault', { operationId, body: setting }),
      delete: async (operationId: string) => (await send('deleteFault', { operationId })).faults,
      clear: async () => void (await send('clearFaults', {})),
    },
    holds: {
      list: () => send('listHolds', {}),
      /** Holds requests before anything of them is done. @param operationId an operation, or `*` for all */
      set: (operationId: string) => send('holdOperation', { operationId }),
      /** Holds the operation no more; what waits of it goes on as it came. */
      delete: (operationId: string) => send('endHold', { operationId }),
      clear: async () => void (await send('endHolds', {})),
      /** Lets a held request go on: with other `parameters`, or answered with a failure's `code`. */
      release: (id: number, change: BodyOf<'releaseRequest'> = {}) =>
        send('releaseRequest', { id, body: change }),
    },
    clock: {
      get: () => send('getClock', {}),
      set: (setting: BodyOf<'setClock'>) => send('setClock', { body: setting }),
      /** Stops the clock: at a moment, or at the one it shows. */
      freeze: (now?: number | Date) =>
        send('setClock', { body: { mode: 'frozen', ...(now !== undefined && { now: Number(now) }) } }),
      advance: (ms: number) => send('advanceClock', { body: { ms } }),
    },
    requests: {
      list: (options: ArgumentsOf<'listRequests'> = {}) => send('listRequests', options),
      get: (id: number): Promise<AnswerOf<'getRequest'>> => send('getRequest', { id }),
      count: async (match: BodyOf<'countRequests'> = {}) =>
        (await send('countRequests', { body: match })).count,
      find: async (match: BodyOf<'findRequests'> = {}) =>
        (await send('findRequests', { body: match })).requests,
      /** Waits until so many match (`count`, default: 1); those that came before count, too. */
      wait: async (match: BodyOf<'waitForRequests'> = {}) =>
        (await send('waitForRequests', { body: match })).requests,
      unmatched: async () => (await send('listUnmatchedRequests', {})).requests,
      clear: async () => void (await send('clearRequests', {})),
      har: () => send('getHar', {}),
    },
  };
}
