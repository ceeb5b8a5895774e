import { Worker } from 'node:worker_threads';
import { packageFile } from '../base/package-file.ts';
import type { CaseUse } from './scope.ts';
import type { WorkDone, WorkOrder } from './work.ts';

/** The data a worker starts with. */
export interface WorkerData {
  readonly uses: ReadonlyMap<string, CaseUse>;
}

/** What a worker says: what came of an order, or that it is ready for one. */
export type Report = WorkDone | 'ready';

/**
 * Works on orders in threads of their own; each makes its own contract, cases and catalogue, and gets the next order when
 * it is done with one.
 * @throws Error when a worker fails
 */
export async function workInThreads(
  orders: readonly WorkOrder[],
  uses: ReadonlyMap<string, CaseUse>,
  count: number,
  keep: (done: WorkDone) => void,
): Promise<void> {
  const waiting = [...orders];
  const workers = Array.from({ length: count }, () => {
    const workerData: WorkerData = { uses };
    return new Worker(packageFile('dist/mutate/worker.js'), { workerData });
  });
  const runs = workers.map(
    worker =>
      new Promise<void>((resolve, reject) => {
        worker.on('message', (report: Report) => {
          if (report !== 'ready') keep(report);
          worker.postMessage(waiting.shift());
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
