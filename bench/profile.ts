/**
 * tsx bench/profile.ts [path]: where the mock's CPU time goes under load, microseconds per request. `path` is the query
 * to send, `/user/get` unless told. A profile costs time itself: compare its rows, and take totals from npm run bench.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load, needsCannon } from './load.ts';
import { queries } from './peers.ts';
import { start } from './process.ts';

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  readonly children?: readonly number[];
}

/** What `node --cpu-prof` writes. */
interface Profile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  /** Microseconds between samples. */
  readonly timeDeltas: readonly number[];
}

/** The lines of the files of the build. */
const texts = new Map<string, readonly string[]>();

needsCannon();
const path = process.argv[2] ?? queries.user;
const folder = mkdtempSync(join(tmpdir(), 'imapi-profile-'));
try {
  const { profile, requests } = await record();
  const { own, whole, parts } = timesOf(profile);
  const show = (title: string, times: ReadonlyMap<string, number>, most: number) => {
    const rows = [...times].filter(([name]) => !name.startsWith('(idle)')).sort(([, a], [, b]) => b - a);
    const lines = rows
      .slice(0, most)
      .map(([name, time]) => `${(time / requests).toFixed(2).padStart(8)}  ${name}`);
    process.stdout.write(`\n${title}\n${lines.join('\n')}\n`);
  };
  process.stdout.write(`${path}: ${requests} requests, µs per request\n`);
  show('by file, without callees', parts, 25);
  show('by function, without callees', own, 30);
  show(
    'by function of the mock, with callees',
    new Map([...whole].filter(([name]) => name.includes(' src/'))),
    30,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function record(): Promise<{ profile: Profile; requests: number }> {
  const program = join(import.meta.dirname, 'servers/mock.mjs');
  const flags = ['--cpu-prof', '--cpu-prof-interval', '250', '--cpu-prof-dir', folder];
  const server = await start(port => [process.execPath, ...flags, program, String(port)], path);
  const { requests } = await load(server, path, { connections: 20, seconds: 8 });
  await server.stop();
  const [file = ''] = readdirSync(folder);
  return { profile: JSON.parse(readFileSync(join(folder, file), 'utf8')), requests };
}

/** Time by function, alone and with what it calls, and by file. */
function timesOf({ nodes, samples, timeDeltas }: Profile) {
  const own = new Map<string, number>();
  const whole = new Map<string, number>();
  const parts = new Map<string, number>();
  const byId = new Map(nodes.map(node => [node.id, node]));
  const spent = new Map<number, number>();
  for (const [index, id] of samples.entries()) add(spent, id, timeDeltas[index] ?? 0);
  const walk = (node: ProfileNode, above: readonly string[]): number => {
    const { file, name } = namesOf(node);
    const alone = spent.get(node.id) ?? 0;
    let sum = alone;
    for (const id of node.children ?? []) {
      const child = byId.get(id);
      if (child) sum += walk(child, [...above, name]);
    }
    add(own, name, alone);
    add(parts, file, alone);
    // A function that calls itself counts once.
    if (!above.includes(name)) add(whole, name, sum);
    return sum;
  };
  const [root] = nodes;
  if (root) walk(root, []);
  return { own, whole, parts };
}

function namesOf({ callFrame: { functionName, url, lineNumber } }: ProfileNode): {
  file: string;
  name: string;
} {
  const what = functionName || '(anonymous)';
  if (url === '') return { file: what, name: what };
  const path = url.replace(/^file:\/\//, '');
  const file = moduleAt(path, lineNumber) ?? path.replace(/^.*\/(node_modules|bench)\//, '$1/');
  return { file, name: `${what} ${file} ${lineNumber + 1}` };
}

/** The module that a line of the build is of: its name stands above its code. */
function moduleAt(path: string, lineNumber: number): string | undefined {
  if (!path.includes('/dist/')) return undefined;
  let lines = texts.get(path);
  if (!lines) {
    lines = readFileSync(path, 'utf8').split('\n');
    texts.set(path, lines);
  }
  const above = lines.slice(0, lineNumber + 1).findLast(line => line.startsWith('//#region src/'));
  return above?.slice('//#region '.length);
}

function add<Key>(times: Map<Key, number>, key: Key, time: number): void {
  times.set(key, (times.get(key) ?? 0) + time);
}
