import { existsSync } from 'node:fs';
import { Ledger } from '../../src/check/cleanup/ledger.ts';
import { sweep } from '../../src/check/sweep.ts';
import { targetOptions } from '../../src/cli/flags/check-flags.ts';
import { loadContract } from '../../src/spec/contract.ts';
import { flagsFromEnvironment } from './flags.ts';

/** The last file cleans up; where it did not come to that (`--bail`, `-t`, a crash), this does. */
export default function setup() {
  const flags = flagsFromEnvironment();
  const before = new Set(Ledger.left(flags.ledgerDir).map(({ file }) => file));
  return async () => {
    const left = Ledger.left(flags.ledgerDir).filter(({ file }) => !before.has(file) && existsSync(file));
    if (left.length > 0) await sweep(loadContract(), targetOptions(flags));
  };
}
