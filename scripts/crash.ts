/**
 * npm run crash: kills a writing store at random moments and checks that nothing acknowledged is lost.
 * --kills N (200), --writer mock|store (mock: over HTTP), --sync always|os (os), --seed N (the time).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { crashRun, subjectOf } from './crash-run.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    sync: { type: 'string', default: 'os' },
    writer: { type: 'string', default: 'mock' },
    seed: { type: 'string', default: String(Date.now()) },
  },
});

const say = (text: string) => process.stdout.write(`${text}\n`);
const random = randomOf(Number(values.seed));
const kills = Number(values.kills);
say(`seed ${values.seed}`);

/** A new folder now and then: a start reads the whole store, and the run is about kills, not about size. */
const killsPerFolder = 20;
let acknowledged = 0;
for (let done = 0; done < kills && process.exitCode === undefined; done += killsPerFolder) {
  const folder = mkdtempSync(join(tmpdir(), 'imapi-crash-'));
  const count = Math.min(killsPerFolder, kills - done);
  const report = await crashRun(
    subjectOf(values.writer === 'store' ? 'store' : 'mock', values.sync),
    folder,
    count,
    random,
  );
  acknowledged += report.acknowledged;
  say(`${done + count} of ${kills} kills, ${acknowledged} changes acknowledged`);
  if (report.failures.length === 0) {
    rmSync(folder, { recursive: true });
    continue;
  }
  for (const failure of report.failures) say(failure);
  say(
    `Failed to keep what was acknowledged: ${report.failures.length} findings. Look at the folder ${folder}.`,
  );
  process.exitCode = 1;
}
if (process.exitCode === undefined) {
  say(`${kills} kills, ${acknowledged} changes acknowledged: all there, none half.`);
}

/** Mulberry32: the same moments for the same seed, as far as the machine keeps time. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
