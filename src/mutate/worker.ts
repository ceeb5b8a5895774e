import { parentPort, workerData } from 'node:worker_threads';
import { loadCases } from '../check/suite/load-cases.ts';
import { faultCatalogue } from '../faults/catalogue.ts';
import { loadContract } from '../spec/contract.ts';
import { readDocumented } from '../worlds/fixtures.ts';
import { triesAtOnce } from './mutate.ts';
import { CaseScope } from './scope.ts';
import { type WorkOrder, type WorkTools, workOn } from './work.ts';
import type { Report, WorkerData } from './workers.ts';

// Works on the orders it is sent, several at a time, until it is sent none.

const port = parentPort;
if (!port) throw new Error('Failed to start: this is a worker of imapi mutate. Run imapi mutate.');
const { uses } = workerData as WorkerData;
const contract = loadContract();
const cases = await loadCases(contract);
const tools: WorkTools = {
  contract,
  cases,
  scope: new CaseScope(cases, uses),
  faults: faultCatalogue(contract, readDocumented()),
};
const say = (report: Report) => port.postMessage(report);
let lanes = triesAtOnce;

port.on('message', async (order: WorkOrder | undefined) => {
  if (order) say(await workOn(order, tools));
  else if (--lanes === 0) port.close();
});
for (let lane = 0; lane < triesAtOnce; lane++) say('ready');
