import type { Contract } from '../spec/contract.ts';
import { Cleanup } from './cleanup/cleanup.ts';
import { Ledger, type Pin } from './cleanup/ledger.ts';
import { CheckProblem } from './problem.ts';
import { openRun } from './run/open.ts';
import type { CheckOptions } from './run/options.ts';
import { plainAddresses } from './run/plain-addresses.ts';
import { redactOf, redactOptions } from './run/run.ts';
import { isMarked, isOwnJid, markerPrefix } from './suite/marker.ts';

/** What a sweep did. */
export interface SweepReport {
  /** Ledgers whose runs have nothing left now. */
  readonly swept: readonly string[];
  /** Ledgers of other targets, which are not touched. */
  readonly elsewhere: readonly { readonly file: string; readonly target: string }[];
  readonly leftovers: readonly string[];
  /** What of the ledgers was not followed, and why. */
  readonly ignored: readonly string[];
}

/** Without a ledger this far back is looked for messages, ms. */
const farthest = 7 * 24 * 60 * 60 * 1000;

/**
 * Removes what interrupted checks have left at a target: what their ledgers name, and whatever of the given accounts
 * carries the marker of a check. May run again and again.
 * @throws CheckProblem as `openRun`
 */
export async function sweep(contract: Contract, given: Omit<CheckOptions, 'mode'>): Promise<SweepReport> {
  const options = plainAddresses(given);
  const { run } = await opened(contract, options);
  try {
    const all = Ledger.left(options.ledgerFolder ?? '.imapi-check');
    const here = all.filter(ledger => ledger.run?.target === options.target);
    const since = Math.min(run.since - farthest, ...here.map(ledger => ledger.run?.since ?? run.since));
    const task = {
      marker: markerPrefix,
      since,
      messages: true,
      jids: here.flatMap(ledger => ledger.jids.filter(jid => isOwnJid(jid, ledger.run?.run ?? ''))),
      pins: here.flatMap(ledger => ledger.pins.filter(pin => isOwnPin(pin, ledger, run.guard.people))),
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
      ignored: all.flatMap(ledger => ignoredIn(ledger, run.guard.people)).map(redact),
    };
  } finally {
    run.client.close();
  }
}

/** @throws CheckProblem as `openRun`, with secrets masked: nobody writes a report of a sweep that did not begin */
async function opened(contract: Contract, options: Omit<CheckOptions, 'mode'>) {
  const settings = { ...options, mode: 'full' as const };
  try {
    return await openRun(contract, settings, true);
  } catch (error) {
    if (!(error instanceof CheckProblem)) throw error;
    throw new CheckProblem(error.exitCode, redactOptions(settings, contract)(error.message));
  }
}

/** What a ledger says and a sweep does not do: a ledger is a file that anybody may have written. */
function ignoredIn(ledger: Ledger, people: ReadonlySet<string>): string[] {
  const { file, broken, run, jids, pins } = ledger;
  const lines = broken.map(line => `${file}, line ${line} is no entry of a ledger`);
  const groups = jids
    .filter(jid => !isOwnJid(jid, run?.run ?? ''))
    .map(jid => `${file} names the group ${jid}, which no check has made`);
  const pinned = pins
    .filter(pin => !isOwnPin(pin, ledger, people))
    .map(({ jid }) => `${file} names a pin of ${jid}, which is none of these accounts`);
  return [...lines, ...groups, ...pinned];
}

/** Whether a pin can be one of a check: of one of the accounts, of a group it has made, or of one that is not there. */
function isOwnPin({ jid }: Pin, { run }: Ledger, people: ReadonlySet<string>): boolean {
  return people.has(jid) || isOwnJid(jid, run?.run ?? '') || isMarked(jid);
}
