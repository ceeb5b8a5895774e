import { parentPort, workerData } from 'node:worker_threads';
import { loadCases } from '../check/suite/load-cases.ts';
import { faultCatalogue } from '../faults/catalogue.ts';
import { loadContract } from '../spec/contract.ts';
import { readDocumented } from '../worlds/fixtures.ts';
import { measureFault } from './measure-fault.ts';
import { triesAtOnce } from './mutate.ts';
import { CaseScope } from './scope.ts';
import type { Report, WorkerData, WorkOrder } from './workers.ts';

// Tries the faults it is sent, several at a time, until it is sent none.

const port = parentPort;
if (!port) throw new Error('Failed to start: this is a worker of imapi mutate. Run imapi mutate.');
const { uses } = workerData as WorkerData;
const contract = loadContract();
const cases = await loadCases(contract);
const scope = new CaseScope(cases, uses);
const catalogue = faultCatalogue(contract, readDocumented());
const say = (report: Report) => port.postMessage(report);
let lanes = triesAtOnce;

port.on('message', async (order: WorkOrder) => {
  if (order === undefined) {
    if (--lanes === 0) port.close();
    return;
  }
  const fault = catalogue.get(order.id);
  if (!fault) throw new Error(`Failed to try ${order.id}: it is not in the catalogue.`);
  say(await measureFault(contract, scope, fault, order.isAsked));
});
for (let lane = 0; lane < triesAtOnce; lane++) say('ready');
