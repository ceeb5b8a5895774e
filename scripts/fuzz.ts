/**
 * npm run fuzz: sends hostile requests to a mock, raw bytes among them, and checks that every well-formed one is
 * answered as HTTP and the API have it, that nothing is a 500, and that the mock lives on.
 * --requests N (1000000), --seed TEXT (the time), --connections N (20).
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fuzz } from './fuzz/run.ts';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: String(Date.now()) },
    connections: { type: 'string', default: '20' },
  },
});
const say = (text: string) => process.stdout.write(`${text}\n`);
const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`;

const folder = mkdtempSync(join(tmpdir(), 'imapi-fuzz-'));
const mock = fork(new URL('fuzz-mock.ts', import.meta.url), [folder], {
  stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
});
const ended = once(mock, 'exit').then(([code]) => `the mock ended with ${code}`);
const [line] = mock.stdout ? await once(mock.stdout, 'data') : [];
const memory = async (): Promise<number> => {
  mock.send('memory');
  const [bytes] = await once(mock, 'message');
  return Number(bytes);
};

say(`seed ${values.seed}`);
const before = await memory();
const started = performance.now();
const running = fuzz({
  ports: JSON.parse(String(line)),
  requests: Number(values.requests),
  seed: values.seed,
  connections: Number(values.connections),
  progress: sent => say(`${sent} of ${values.requests} requests`),
});
const report = await Promise.race([running, ended]);
if (typeof report === 'string') {
  say(`Failed to survive: ${report}. Look at the folder ${folder}.`);
  process.exit(1);
}
const seconds = Math.round((performance.now() - started) / 1000);
for (const finding of report.findings) say(finding);
const counts = [...report.statuses]
  .sort(([a], [b]) => a - b)
  .map(([status, count]) => `${count} × ${status}`);
say(
  `${report.sent} requests in ${seconds} s, ${report.raw} of them no HTTP or not all of it: ${counts.join(', ')}`,
);
say(`memory of the mock: ${megabytes(before)} before, ${megabytes(await memory())} after`);
mock.disconnect();
await ended;
if (report.findings.length > 0) {
  say(
    `Failed: ${report.findings.length} findings. The same come with --seed ${values.seed} --connections ${values.connections}.`,
  );
  process.exitCode = 1;
}
rmSync(folder, { recursive: true });
