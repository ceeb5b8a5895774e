// Opens a store as a bare program would: reads its file, parses every line, keeps the rows; prints what that takes.
import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [, , file] = process.argv;
const began = performance.now();
const rows = [];
for await (const line of createInterface({ input: createReadStream(file, { highWaterMark: 1 << 20 }) })) {
  const row = parsed(line.replace(/,$/, ''));
  if (row !== undefined) rows.push(row);
}
const wall = performance.now() - began;
const { user, system } = process.cpuUsage();
const memory = Number(/VmRSS:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024;
process.stdout.write(JSON.stringify({ wall, cpu: (user + system) / 1000, memory, rows: rows.length }));

/** Undefined for the lines between the rows. */
function parsed(line) {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
