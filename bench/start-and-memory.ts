import { join } from 'node:path';
import { median, row } from './figures.ts';
import type { Setting, UserAnswer } from './hot-paths.ts';
import { load } from './load.ts';
import { bareExpress, type Contestant, installed, mock, queries } from './peers.ts';
import { memoryOf, start } from './process.ts';

export interface StartResult {
  readonly name: string;
  /** Spawn to the first answer, milliseconds. */
  readonly startedAfterMs: number;
  /** CPU time until then, milliseconds. */
  readonly cpuMs: number;
}

export interface MemoryResult {
  readonly name: string;
  /** Resident memory, MB: after the start, after many requests, and after as many again. */
  readonly atStart: number;
  readonly later: number;
  readonly last?: number;
}

/** From spawning the process to its first good answer, in interleaved rounds. */
export async function starts(setting: Setting, { file }: UserAnswer): Promise<StartResult[]> {
  const { budgets, folder, say, quick } = setting;
  const express = bareExpress(file);
  if (!installed(express)) return [];
  const contestants = [express, mock, serve(folder)].map(it => ({
    it,
    after: [] as number[],
    cpu: [] as number[],
  }));
  for (let round = 0; round < (quick ? 5 : 11); round++) {
    for (const { it, after, cpu } of contestants) {
      const server = await start(it.command, queries.user);
      await server.stop();
      after.push(server.startedAfter);
      cpu.push(server.startCpu);
    }
  }
  say('\nstart to first answer');
  const results = contestants.map(({ it: { name }, after, cpu }) => {
    const result = { name, startedAfterMs: Math.round(median(after)), cpuMs: Math.round(median(cpu)) };
    say(row(name, [`${result.startedAfterMs} ms`, `${result.cpuMs} ms CPU`]));
    return result;
  });
  const [base, ...ours] = contestants;
  for (const { it, after } of ours) {
    const most = it === mock ? 1.2 : 1.6;
    const ratios = after.map((time, round) => time / (base?.after[round] ?? Number.NaN));
    budgets.judge(`start to first answer, ${it.name} against bare Express`, most, median(ratios));
  }
  return results;
}

/** Resident memory after the start and after many requests. */
export async function memory(setting: Setting, { file }: UserAnswer): Promise<MemoryResult[]> {
  const { budgets, say, quick } = setting;
  const express = bareExpress(file);
  if (!installed(express)) return [];
  const amount = quick ? 25_000 : 100_000;
  const [theirs, ours] = [await grow(express, amount, false), await grow(mock, amount, true)];
  const [once, twice] = [amount, 2 * amount].map(it => it.toLocaleString('en'));
  say(`\nresident memory after start, ${once} and ${twice} requests`);
  for (const { name, atStart, later, last } of [theirs, ours]) {
    const readings = [atStart, later, last].filter(it => it !== undefined);
    say(
      row(
        name,
        readings.map(it => `${it} MB`),
      ),
    );
  }
  budgets.judge('memory after start, against bare Express', 1.5, ours.atStart / theirs.atStart);
  budgets.judge(`memory after ${once} requests, against bare Express`, 1.5, ours.later / theirs.later);
  budgets.judge(
    `memory after ${twice} requests against ${once}: flat`,
    1.1,
    (ours.last ?? Number.NaN) / ours.later,
  );
  return [theirs, ours];
}

async function grow(contestant: Contestant, amount: number, again: boolean): Promise<MemoryResult> {
  const server = await start(contestant.command, queries.user);
  const reading = () => Math.round(memoryOf(server.pid));
  const readingAfter = async () => {
    await load(server, queries.user, { connections: 20, amount });
    return reading();
  };
  const result = { name: contestant.name, atStart: reading(), later: await readingAfter() };
  const all = again ? { ...result, last: await readingAfter() } : result;
  await server.stop();
  return all;
}

/** The mock as its users start it, with a new folder each time. */
function serve(folder: string): Contestant {
  let count = 0;
  const program = join(import.meta.dirname, '../dist/cli/main.js');
  const quiet = ['--log-format', 'none', '--upload-port', '0', '--files-port', '0', '--live-port', '0'];
  return {
    name: 'imapi serve, on disk',
    command: port => {
      count++;
      const place = ['--port', String(port), '--data', join(folder, `serve-${count}`)];
      return [process.execPath, program, 'serve', ...place, ...quiet];
    },
  };
}
