/**
 * npm run crash: kills a writing store at random moments and checks that nothing acknowledged is lost.
 * --kills N (200), --sync always|os (os), --seed N (the time).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { crashRun, storeSubject } from './crash-run.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    sync: { type: 'string', default: 'os' },
    seed: { type: 'string', default: String(Date.now()) },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'imapi-crash-'));
const say = (text: string) => process.stdout.write(`${text}\n`);
say(`seed ${values.seed}, folder ${folder}`);
const report = await crashRun(
  storeSubject(values.sync),
  folder,
  Number(values.kills),
  randomOf(Number(values.seed)),
  say,
);
for (const failure of report.failures) say(failure);
if (report.failures.length > 0) {
  say(
    `Failed to keep what was acknowledged: ${report.failures.length} findings. The folder is left for a look: ${folder}`,
  );
  process.exitCode = 1;
} else {
  rmSync(folder, { recursive: true });
  say(`${report.kills} kills, ${report.acknowledged} changes acknowledged: all there, none half.`);
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
