import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from '../check/check.ts';
import type { Case } from '../check/suite/case.ts';
import type { Finding } from '../check/verdict/finding.ts';
import { createMock } from '../create-mock.ts';
import type { Contract } from '../spec/contract.ts';
import { fatesFrom, openBadWeather } from './bad-weather.ts';

/** What stands before a mock: nothing, or a gateway in bad weather. */
export type TrialWeather = 'calm' | 'weather';

/**
 * Runs the whole check against a mock without a fault, and gives what it finds all the same: each finding is a false
 * alarm.
 * @throws Error when the run does not come to an end
 */
export async function faultless(
  contract: Contract,
  cases: readonly Case[],
  seed: string,
  under: TrialWeather,
): Promise<readonly Finding[]> {
  const ledgerFolder = await mkdtemp(join(tmpdir(), 'imapi-mutate-'));
  const mock = await createMock({});
  const port = await mock.listen('api', { host: '127.0.0.1', port: 0 });
  const bare = `http://127.0.0.1:${port}`;
  const gateway = under === 'weather' ? await openBadWeather(bare, fatesFrom(seed)) : undefined;
  try {
    const target = gateway?.url ?? bare;
    const { findings, verdict } = await check(contract, cases, { target, mode: 'full', seed, ledgerFolder });
    const alarms = findings.filter(({ severity }) => severity !== 'note');
    if (alarms.length > 0 || verdict.exitCode === 0) return alarms;
    throw new Error(
      under === 'calm'
        ? `Failed to run the check without a fault: ${verdict.sentence}`
        : `Failed to run the check in bad weather, seed ${seed}: ${verdict.sentence}`,
    );
  } finally {
    await gateway?.close();
    await mock.close();
    await rm(ledgerFolder, { recursive: true, force: true });
  }
}
