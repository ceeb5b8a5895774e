/**
 * npx tsx bench/proxy.ts: what judging adds to passing on, as the proxy's CPU time for each request before the mock.
 * The bare proxy is the same code with nobody watching.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Budgets } from './budgets.ts';
import { built } from './built.ts';
import { compare, ratioOf } from './compare.ts';
import { needsCannon } from './load.ts';
import { type Contestant, commandOf, mock, queries } from './peers.ts';
import { start } from './process.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);
needsCannon();
const folder = mkdtempSync(join(tmpdir(), 'imapi-bench-proxy-'));
const server = await start(mock.command, queries.user);
const program = built('proxy.mjs');
const proxy = (name: string, ...kind: string[]): Contestant => ({
  name,
  command: commandOf(program, server.base, ...kind),
});
const bare = proxy('bare proxy', 'bare');
const judging = proxy('imapi proxy', 'judging');
const writing = proxy('imapi proxy --har', 'judging', join(folder, 'session.har'));
const budgets = new Budgets(say);
try {
  for (const path of [queries.user, queries.history]) {
    const table = await compare([bare, judging, writing], {
      title: `${path.split('?')[0]} through a proxy, 10 connections`,
      path,
      laps: 2,
      rounds: 3,
      pressure: { connections: 10, seconds: 4 },
      say,
    });
    budgets.judge(`CPU of ${path.split('?')[0]} against a bare proxy`, 1.5, ratioOf(table, judging));
  }
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
