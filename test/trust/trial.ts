import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from '../../src/check/check.ts';
import type { CheckReport } from '../../src/check/report/check-report.ts';
import { loadCases } from '../../src/check/suite/load-cases.ts';
import { loadContract } from '../../src/spec/contract.ts';
import type { OtherServerOptions } from '../other-server/options.ts';
import { type OtherServer, startOtherServer } from '../other-server/start.ts';

/** One check of the second server. */
export interface Trial {
  readonly options: OtherServerOptions;
  readonly mode: 'probe' | 'full';
  readonly seed: number;
  /** Milliseconds; default: what the check takes by itself */
  readonly settleMs?: number | undefined;
  /** The check gets tokens and no command that opens a login again, so that it has three groups at most. default: false */
  readonly tokensAlone?: boolean | undefined;
  /** Checks that run at once; default: 1 */
  readonly checks?: number | undefined;
  /** Operations and concerns; default: the whole suite */
  readonly only?: readonly string[] | undefined;
}

const contract = loadContract();
const cases = await loadCases(contract);

/** The operations behind paths, those of the file service for paths of files; undefined where all may show it. */
export function operationsOf(paths: readonly string[]): string[] | undefined {
  if (paths.some(path => !path.startsWith('/'))) return undefined;
  const known = contract.operations.filter(({ path }) => paths.includes(path)).map(({ id }) => id);
  const isFile = paths.some(path => !contract.byPath.has(path) || path.startsWith('/upload'));
  return isFile ? [...new Set([...known, 'uploadFile', 'getFile'])] : known;
}

/**
 * Starts the second server, checks it as a pipeline would, with everything a check can be given, and ends both.
 * @returns a report for each check
 */
export async function tried(trial: Trial): Promise<CheckReport[]> {
  const server = await startOtherServer({ ...trial.options, seed: trial.seed });
  try {
    const { checks = 1 } = trial;
    return await Promise.all(Array.from({ length: checks }, (_, index) => checked(server, trial, index)));
  } finally {
    await server.close();
  }
}

async function checked(
  { url, uploadUrl, filesUrl, tokens, tokenCommand, plantCommand }: OtherServer,
  { mode, seed, settleMs, only, tokensAlone }: Trial,
  index: number,
): Promise<CheckReport> {
  const ledgerFolder = await mkdtemp(join(tmpdir(), 'imapi-trust-'));
  try {
    return await check(contract, cases, {
      target: url,
      uploadTarget: uploadUrl,
      filesTarget: filesUrl,
      tokens,
      ...(!tokensAlone && { tokenCommand }),
      plantCommand,
      allowIrreversible: true,
      mode,
      seed: index === 0 ? String(seed) : `${seed}/${index}`,
      ledgerFolder,
      settleMs,
      only,
    });
  } finally {
    await rm(ledgerFolder, { recursive: true, force: true });
  }
}
