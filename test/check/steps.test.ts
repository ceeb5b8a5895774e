import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CheckReport } from '../../src/check/report/check-report.ts';
import { SpecLines } from '../../src/check/report/spec-lines.ts';
import { reproductionOf } from '../../src/check/steps/reproduction.ts';
import { stepsScript } from '../../src/check/steps/script.ts';
import { randomFrom } from '../../src/check/suite/random.ts';
import type { Fault } from '../../src/faults/fault.ts';
import { baseline } from '../../src/mutate/baseline.ts';
import { inTurn } from '../../src/mutate/in-turn.ts';
import { type CaseScope, needsGroup } from '../../src/mutate/scope.ts';
import { openTrialWorld } from '../../src/mutate/trial-world.ts';
import { sampled } from '../sample.ts';
import { cases, contract, folder } from './runs.ts';
import { mockTarget, rowsOf } from './targets.ts';

const lines = new SpecLines();
/** Whom a check of the mock acts as. */
const tokens = {
  IMAPI_TOKEN: 'mock-100164',
  IMAPI_PEER_TOKEN: 'mock-100158',
  IMAPI_OUTSIDER_TOKEN: 'mock-100102',
  IMAPI_EXPIRED_TOKEN: 'mock-expired',
};

/** Runs a script against a target and gives its exit code and what it said. */
function ran(file: string, target: string): Promise<{ readonly code: number; readonly said: string }> {
  const child = spawn('sh', [file], { env: { ...process.env, TARGET: target, ...tokens } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (said += chunk));
  return new Promise(resolve => child.on('close', code => resolve({ code: code ?? -1, said })));
}

/** Opens the logins again that a run has ended: a script gets tokens that live. */
async function openLogins(target: string): Promise<void> {
  for (const userId of [100164, 100158, 100102])
    await fetch(`${target}/__admin/tokens`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ userId }),
    });
}

/** Runs the cases that could notice a fault until one does, and gives the report while the faulty mock still runs. */
async function noticed(fault: Fault, scope: CaseScope, look: (report: CheckReport) => Promise<void>) {
  const { mock, run, close } = await openTrialWorld(contract, '1');
  try {
    for (const id of fault.operations) mock.world().faults.set(id, { fault });
    const isFound = () => run.findings.some(({ severity }) => severity !== 'note');
    const mine = scope.casesFor(fault);
    for (const batch of [mine.filter(item => !needsGroup(item)), mine.filter(needsGroup)]) {
      for (const item of isFound() || batch.length === 0 ? [] : await run.admit(batch)) {
        if (!isFound()) await run.perform(item);
      }
    }
    await look(run.report());
  } finally {
    await close();
  }
}

/** A few of the catalogue change nothing that the demo data and the suite have: what no case notices nobody can show. */
const spare = 4;
const tried = sampled(50);
/** Which faults they are. */
const seed = process.env.STEPS_SEED ?? 'steps';

test('the scripts of 50 faults show them on a mock that has them, and not on one that has not', async () => {
  const { mock: healthy, url } = await mockTarget();
  const faults = randomFrom(seed)
    .shuffled(healthy.faults().all)
    .slice(0, tried + spare);
  const { scope } = await baseline(contract, cases, '1');
  const place = folder();
  const rows = rowsOf(healthy);
  const wrong: { fault: string; there: { code: number }; elsewhere: { code: number } }[] = [];
  const count = { shown: 0, untold: 0 };
  const scripts: { readonly fault: string; readonly file: string; readonly there: { code: number } }[] = [];
  await inTurn(faults, 3, fault =>
    noticed(fault, scope, async report => {
      const finding = report.findings.find(({ severity }) => severity !== 'note');
      if (!finding) return;
      await openLogins(report.target);
      const file = join(place, `${faults.indexOf(fault)}.sh`);
      writeFileSync(file, stepsScript(reproductionOf(report, finding.fingerprint, contract, lines)));
      scripts.push({ fault: fault.id, file, there: await ran(file, report.target) });
    }),
  );
  // One after the other: where a group is dissolved the login of its owner ends for a moment.
  const placeOf = (fault: string) => faults.findIndex(({ id }) => id === fault);
  const inOrder = scripts.toSorted((one, other) => placeOf(one.fault) - placeOf(other.fault));
  for (const { fault, file, there } of inOrder.slice(0, tried)) {
    const elsewhere = await ran(file, url);
    // 4: only its case can tell, or it takes luck; that is said, and never that the fault is not there.
    if (there.code === 1 && (elsewhere.code === 0 || elsewhere.code === 4)) count.shown++;
    else if (there.code === 4 && elsewhere.code === 4) count.untold++;
    else wrong.push({ fault, there, elsewhere });
  }
  expect(wrong).toEqual([]);
  // Of what takes luck one may have had none this time.
  expect(count.untold).toBeLessThanOrEqual(1);
  expect(count.shown + count.untold).toBe(tried);
  // Every script has taken away what it made.
  expect(rowsOf(healthy)).toEqual(rows);
}, 900_000);

test('a script says which variable lacks, and that a target does not answer', async () => {
  const place = folder();
  const file = join(place, 'steps.sh');
  const { mock, url } = await mockTarget();
  const [fault] = mock.faults().of('getRoom');
  if (!fault) throw new Error('there is no fault of getRoom');
  const scope = (await baseline(contract, cases, '1')).scope;
  await noticed(fault, scope, async report => {
    const [finding] = report.findings;
    writeFileSync(file, stepsScript(reproductionOf(report, finding?.fingerprint ?? '', contract, lines)));
  });
  const said = expect.stringMatching(/^Set TARGET: the fault was seen at http:\/\/127\.0\.0\.1:\d+\n$/);
  expect(await ran(file, '')).toMatchObject({ code: 2, said });
  expect(await ran(file, 'http://127.0.0.1:9')).toMatchObject({ code: 3 });
  expect(await ran(file, url)).toMatchObject({ code: 0 });
}, 120_000);
