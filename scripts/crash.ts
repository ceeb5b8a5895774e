/**
 * npm run crash: kills a mock under writes, uploads and folds at random moments, some of them in the middle of its
 * start, and checks that nothing acknowledged is lost and nothing is half there.
 * --kills N (1000), --writer mock|store (mock: over HTTP), --sync always|os (os), --seed N (the time),
 * --power-cuts N (0): histories of a store on a disk in memory, cut at any step, under --sync always.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { powerCutHistory } from '../src/store/testing/power-cut-history.ts';
import { randomOf } from '../src/store/testing/random.ts';
import { crashRun, subjectOf } from './crash-run.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string' },
    'power-cuts': { type: 'string', default: '0' },
    sync: { type: 'string', default: 'os' },
    writer: { type: 'string', default: 'mock' },
    seed: { type: 'string', default: String(Date.now()) },
  },
});

const seed = Number(values.seed);
const cuts = Number(values['power-cuts']);
const kills = Number(values.kills ?? (cuts > 0 ? 0 : 1000));
const say = (text: string) => process.stdout.write(`${text}\n`);
say(`seed ${seed}`);
await cutPower();
await killProcesses(randomOf(seed));

async function cutPower(): Promise<void> {
  let [acknowledged, done] = [0, 0];
  for (let history = 0; history < cuts; history++) {
    const report = await powerCutHistory(seed + history);
    acknowledged += report.acknowledged;
    done += report.cuts;
    if ((history + 1) % 1000 === 0) say(`${history + 1} of ${cuts} histories, ${done} power cuts`);
  }
  if (cuts > 0)
    say(
      `${cuts} histories, ${done} power cuts, ${acknowledged} changes acknowledged: all there, every start a good one.`,
    );
}

async function killProcesses(random: () => number): Promise<void> {
  /** A new folder now and then: a start reads the whole store, and the run is about kills, not about size. */
  const killsPerFolder = 20;
  const sum = { acknowledged: 0, early: 0, folds: 0 };
  for (let done = 0; done < kills; done += killsPerFolder) {
    const folder = mkdtempSync(join(tmpdir(), 'imapi-crash-'));
    const count = Math.min(killsPerFolder, kills - done);
    const subject = subjectOf(values.writer === 'store' ? 'store' : 'mock', values.sync);
    const report = await crashRun(subject, folder, count, random);
    for (const name of ['acknowledged', 'early', 'folds'] as const) sum[name] += report[name];
    const { acknowledged, early, folds } = sum;
    say(
      `${done + count} of ${kills} kills (${early} in a start), ${acknowledged} changes acknowledged, ${folds} folds`,
    );
    if (report.failures.length > 0) {
      for (const failure of report.failures) say(failure);
      say(
        `Failed to keep what was acknowledged: ${report.failures.length} findings. Look at the folder ${folder}.`,
      );
      process.exitCode = 1;
      return;
    }
    rmSync(folder, { recursive: true });
  }
  if (kills > 0) say(`${kills} kills, ${sum.acknowledged} changes acknowledged: all there, none half.`);
}
