import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { median, rounded, row } from './figures.ts';
import type { Setting, UserAnswer } from './hot-paths.ts';
import { bareExpress, installed, mock, queries } from './peers.ts';
import { start } from './process.ts';

export interface CheckResult {
  readonly name: string;
  /** Spawn to the end of the process, milliseconds. */
  readonly wallMs: number;
  /** The same over the start of a bare Express app. */
  readonly ratio: number;
}

/** Wall clock of a whole check over the start of a bare Express app, at most. */
const budgetOf = { probe: 5, full: 16 } as const;
const modes = ['probe', 'full'] as const;

/**
 * A check of the mock, from spawning the process to its end, in turns with the start of a bare Express app, which tells
 * how quick the machine is just now.
 */
export async function checks(setting: Setting, { file }: UserAnswer): Promise<CheckResult[]> {
  const { budgets, folder, say, quick } = setting;
  const express = bareExpress(file);
  if (!installed(express)) return [];
  const target = await start(mock.command, queries.user);
  const taken = { express: [] as number[], probe: [] as number[], full: [] as number[] };
  try {
    for (let round = 0; round < (quick ? 2 : 7); round++) {
      const server = await start(express.command, queries.user);
      await server.stop();
      taken.express.push(server.startedAfter);
      for (const mode of modes) taken[mode].push(await wholeCheck(target.base, mode, folder));
    }
  } finally {
    await target.stop();
  }
  say('\na check of the mock, the whole process');
  return modes.map(mode => {
    const name = `imapi check --mode ${mode}`;
    const ratio = median(taken[mode].map((time, round) => time / (taken.express[round] ?? Number.NaN)));
    const result = { name, wallMs: rounded(median(taken[mode]), 0), ratio: rounded(ratio, 2) };
    say(row(name, [`${result.wallMs} ms`, `${result.ratio} ×`]));
    budgets.judge(`${name} on the mock, against the start of bare Express`, budgetOf[mode], ratio);
    return result;
  });
}

/** Runs the check as its users do, and gives the milliseconds it took. @throws Error when it does not hold */
async function wholeCheck(target: string, mode: (typeof modes)[number], folder: string): Promise<number> {
  const program = join(import.meta.dirname, '../dist/cli/main.js');
  const places = ['--report-dir', join(folder, 'report'), '--ledger-dir', join(folder, 'ledger')];
  const began = performance.now();
  const child = spawn(process.execPath, [program, 'check', '--target', target, '--mode', mode, ...places], {
    stdio: 'ignore',
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`Failed to measure the check: it ended with ${String(code)}.`);
  return performance.now() - began;
}
