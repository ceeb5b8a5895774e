import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CheckRun } from '../check/run/check-run.ts';
import type { CheckSettings } from '../check/run/settings.ts';
import { createMock, type Mock } from '../create-mock.ts';
import type { Log } from '../mock/mock-context.ts';
import type { Contract } from '../spec/contract.ts';

/** A mock of its own with a run of the check before it; nothing of either outlives it. */
export interface TrialWorld {
  readonly mock: Mock;
  readonly run: CheckRun;
  close(): Promise<void>;
}

/** Milliseconds an answer may take before the check gives it up; a mock answers within a few. */
const timeoutMs = 4000;

/**
 * Starts a mock with the demo data and opens a run of the check on it.
 * @param seed of the run
 */
export async function openTrialWorld(contract: Contract, seed: string, log?: Log): Promise<TrialWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'imapi-mutate-'));
  const mock = await createMock({ ...(log && { log }) });
  const port = await mock.listen('api', { host: '127.0.0.1', port: 0 });
  const settings: CheckSettings & { readonly seed: string } = {
    target: `http://127.0.0.1:${port}`,
    mode: 'full',
    seed,
    ledgerFolder: folder,
    timeoutMs: timeoutMs,
  };
  const run = new CheckRun(contract, settings);
  const close = async () => {
    run.abandon();
    await mock.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await run.open();
  } catch (error) {
    await close();
    throw error;
  }
  return { mock, run, close };
}
