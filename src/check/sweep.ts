import type { Contract } from '../spec/contract.ts';
import { Cleanup } from './run/cleanup.ts';
import { Ledger } from './run/ledger.ts';
import { openRun } from './run/open.ts';
import type { CheckOptions } from './run/options.ts';
import { redactOf } from './run/run.ts';
import { markerPrefix } from './suite/marker.ts';

/** What a sweep did. */
export interface SweepReport {
  /** Ledgers whose runs have nothing left now. */
  readonly swept: readonly string[];
  /** Ledgers of other targets, which are not touched. */
  readonly elsewhere: readonly { readonly file: string; readonly target: string }[];
  readonly leftovers: readonly string[];
}

/** Without a ledger this far back is looked for messages, ms. */
const farthest = 7 * 24 * 60 * 60 * 1000;

/**
 * Removes what interrupted checks have left at a target: what their ledgers name, and whatever of the given accounts
 * carries the marker of a check. May run again and again.
 * @throws CheckProblem as `openRun`
 */
export async function sweep(contract: Contract, options: Omit<CheckOptions, 'mode'>): Promise<SweepReport> {
  const { run } = await openRun(contract, { ...options, mode: 'full' });
  try {
    const all = Ledger.left(options.ledgerFolder ?? '.imapi-check');
    const here = all.filter(ledger => ledger.run?.target === options.target);
    const since = Math.min(run.since - farthest, ...here.map(ledger => ledger.run?.since ?? run.since));
    const task = {
      marker: markerPrefix,
      since,
      messages: true,
      jids: here.flatMap(ledger => ledger.jids),
      pins: here.flatMap(ledger => ledger.pins),
    };
    const cleanup = new Cleanup(run, task);
    const left = [...(await cleanup.chats()), ...(await cleanup.groups())];
    if (left.length === 0) for (const ledger of here) ledger.close();
    const redact = redactOf(run);
    return {
      swept: left.length === 0 ? here.map(ledger => ledger.file) : [],
      elsewhere: all
        .filter(ledger => !here.includes(ledger))
        .map(ledger => ({ file: ledger.file, target: ledger.run?.target ?? 'unknown' })),
      leftovers: left.map(redact),
    };
  } finally {
    run.client.close();
  }
}
