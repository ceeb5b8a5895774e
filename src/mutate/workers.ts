import { Worker } from 'node:worker_threads';
import type { Fault } from '../faults/fault.ts';
import type { CaseUse } from './scope.ts';
import type { FaultResult } from './try-fault.ts';

/** The data a worker starts with. */
export interface WorkerData {
  readonly uses: ReadonlyMap<string, CaseUse>;
}

/** The next fault of a worker; without one it ends. */
export type WorkOrder = { readonly id: string; readonly isAsked: boolean } | undefined;

/** What a worker says: a result, or that it is ready for a fault. */
export type Report = FaultResult | 'ready';

/**
 * Tries faults in threads of their own; each makes its own contract, cases and catalogue, and gets the next fault when
 * it is done with one.
 * @param isAsked whether to find out as well whom the check blames for a fault
 * @throws Error when a worker fails
 */
export async function tryInWorkers(
  faults: readonly Fault[],
  isAsked: (id: string) => boolean,
  uses: ReadonlyMap<string, CaseUse>,
  count: number,
  keep: (result: FaultResult) => void,
): Promise<void> {
  const waiting = faults.map(({ id }) => id);
  const workers = Array.from({ length: count }, () => {
    const workerData: WorkerData = { uses };
    return new Worker(new URL('./worker.js', import.meta.url), { workerData });
  });
  const runs = workers.map(
    worker =>
      new Promise<void>((resolve, reject) => {
        worker.on('message', (report: Report) => {
          if (report !== 'ready') keep(report);
          const id = waiting.shift();
          const order: WorkOrder = id === undefined ? undefined : { id, isAsked: isAsked(id) };
          worker.postMessage(order);
        });
        worker.once('error', reject);
        worker.once('exit', code =>
          code === 0 ? resolve() : reject(new Error(`Failed to try faults: a worker ended with ${code}.`)),
        );
      }),
  );
  try {
    await Promise.all(runs);
  } finally {
    await Promise.all(workers.map(worker => worker.terminate()));
  }
}
