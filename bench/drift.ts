/**
 * npx tsx bench/drift.ts [MB]: exchanges a second and memory of `imapi drift` (the build) on a HAR of one gigabyte. The HAR is
 * made of the example call of every operation, sent to the mock through the proxy; each copy is at another time.
 */
import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMock } from '../src/create-mock.ts';
import { createProxy } from '../src/proxy/create-proxy.ts';
import { loadContract } from '../src/spec/contract.ts';
import { cpuOf, memoryOf } from './process.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);
const size = Number(process.argv[2] ?? 1000) * 1e6;
/** Characters of the largest exchange that is in it: most of an app's, and all. */
const sizes = [5000, 100_000] as const;
const folder = mkdtempSync(join(tmpdir(), 'imapi-bench-drift-'));

/** The example calls, as the proxy writes them down. */
async function recorded(): Promise<string[]> {
  const contract = loadContract();
  const mock = await createMock({ log: () => {} });
  const [target, har] = [`http://127.0.0.1:${await mock.listen()}`, join(folder, 'session.har')];
  const options = { target, allowHosts: [], verify: true, rewrite: false, masks: false, journalSize: 0 };
  const proxy = await createProxy({ contract, ...options, har, failOnDrift: false, log: () => {} });
  const base = `http://127.0.0.1:${await proxy.listen('127.0.0.1', 0)}`;
  for (const { service, path, example } of contract.operations)
    if (service === 'api') await (await fetch(`${base}${path}?${encodeURI(example)}`)).arrayBuffer();
  await proxy.close();
  await mock.close();
  const { log } = JSON.parse(readFileSync(har, 'utf8'));
  return log.entries.map((entry: unknown) => JSON.stringify(entry));
}

/** @param isVaried whether a row of each answer differs from one time to the next; else answers come again word for word */
function written(
  entries: readonly string[],
  isVaried: boolean,
): { readonly file: string; readonly count: number } {
  const file = join(folder, 'large.har');
  const handle = openSync(file, 'w');
  let [count, bytes] = [0, writeSync(handle, '{"log":{"version":"1.2","entries":[')];
  for (let at = Date.now(); bytes < size; at += 1000) {
    const [time, date] = [String(at), new Date(at).toISOString()];
    const digits = String((count / entries.length) % 1000).padStart(3, '0');
    const pieces = entries.map(text => {
      const later = text
        .replace(/(currentTime\\":)\d+/, `$1${time}`)
        .replace(/("startedDateTime":")[^"]*/, `$1${date}`);
      return isVaried ? later.replace(/((?:modifyTime|ts)\\":\d+)\d{3}(?=\D)/, `$1${digits}`) : later;
    });
    bytes += writeSync(handle, `${count === 0 ? '' : ',\n'}${pieces.join(',\n')}`);
    count += entries.length;
  }
  writeSync(handle, '\n]}}\n');
  closeSync(handle);
  return { file, count };
}

/** Runs the command. Returns seconds of CPU and of the clock, and the most memory, MB. */
async function measured(file: string) {
  const command = [join(import.meta.dirname, '../dist/cli/main.js'), 'drift', file];
  const began = performance.now();
  const child = spawn(process.execPath, command, { stdio: 'ignore' });
  let [cpu, memory] = [0, 0];
  const timer = setInterval(() => {
    cpu = Math.max(cpu, cpuOf(child.pid ?? 0));
    memory = Math.max(memory, memoryOf(child.pid ?? 0) || 0);
  }, 50);
  await new Promise(resolve => child.once('exit', resolve));
  clearInterval(timer);
  return { cpu: cpu / 1e6, clock: (performance.now() - began) / 1000, memory };
}

try {
  const all = await recorded();
  for (const [longest, isVaried] of [...sizes.map(one => [one, false] as const), [sizes[0], true] as const]) {
    const { file, count } = written(
      all.filter(({ length }) => length <= longest),
      isVaried,
    );
    const { size: bytes } = statSync(file);
    const { cpu, clock, memory } = await measured(file);
    const each = (bytes / count / 1000).toFixed(1);
    say(
      `${count} exchanges of ${each} KB, ${isVaried ? 'no answer twice' : 'answers that come again'}, ${Math.round(bytes / 1e6)} MB: ${Math.round(count / cpu)} a second of CPU, ${Math.round(count / clock)} of the clock, ${Math.round(memory)} MB of memory`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
