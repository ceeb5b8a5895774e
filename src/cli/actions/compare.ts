import { randomBytes } from 'node:crypto';
import { isAllowedHost } from '../../base/allowed-host.ts';
import { escapeLog } from '../../base/escape.ts';
import { isLoopback } from '../../base/loopback.ts';
import { didYouMean } from '../../base/nearest.ts';
import { type ComparedServer, Unanswered } from '../../compare/ask.ts';
import { compareServers, type ServerComparison } from '../../compare/compare-servers.ts';
import { type Contract, loadContract, type OperationId } from '../../spec/contract.ts';
import { complain, exitCodes, say } from '../terminal/exit.ts';
import { stopSignals } from '../terminal/stop-signals.ts';
import type { Words } from '../words/words.ts';

/** The flags of `imapi compare`. */
export interface CompareFlags {
  /** Base URL of the first server. */
  readonly a: string;
  /** Base URL of the second server. */
  readonly b: string;
  /** Token of an account of both (the mock has its own). */
  readonly token?: string;
  /** Token on the second server, if it is different. */
  readonly bToken?: string;
  /** Operations that are compared, by comma. */
  readonly only?: readonly string[];
  /** Compares calls that write as well, in a group that is made and taken away. */
  readonly writes?: boolean;
  /** Hosts other than this machine that may be written to. */
  readonly allowHost?: readonly string[];
  /** Time a whole answer may take. */
  readonly timeout: number;
  /** Print the differences as JSON. */
  readonly json?: boolean;
}

/** Somebody of the demo data, for whom the mock has a fixed token. */
const mockToken = 'mock-100164';

/** Compares two servers, prints where they differ and leaves the exit code. @throws Error for a login that lacks, an operation that is none */
export async function runCompare(flags: CompareFlags, words: Words): Promise<void> {
  const { a, b, token, bToken = token, only = [], timeout: timeoutMs, writes = false, json = false } = flags;
  const contract = loadContract();
  if (writes) for (const url of [a, b]) refuseWrites(url, flags.allowHost ?? []);
  const servers = [
    { url: a, token: tokenFor(a, token, '--token') },
    { url: b, token: tokenFor(b, bToken, '--b-token') },
  ] as const;
  if (writes) refuseSharedLogin(...servers);
  const ownGroup = writes ? `imapi-compare-${randomBytes(4).toString('hex')}` : undefined;
  const tellKept = (groups: readonly string[]) => {
    for (const line of keptLines(groups, words)) complain(escapeLog(line));
  };
  const stop = stopSignals(() => tellKept(ownGroup === undefined ? [] : [ownGroup]));
  void stop.first.then(() => {
    if (writes) complain(words.say('Stopping: removing what was created. Press again to stop at once.'));
  });
  try {
    const comparison = await compareServers(contract, ...servers, {
      timeoutMs,
      only: only.map(id => knownId(contract, id)),
      signal: stop.signal,
      ...(ownGroup && { ownGroup }),
    });
    if (stop.signal.aborted) {
      tellKept(comparison.kept);
      process.exitCode = exitCodes.interrupted;
      return;
    }
    if (json) say(JSON.stringify(comparison, undefined, 2));
    else for (const line of linesOf(comparison, words)) say(escapeLog(line));
    process.exitCode = exitCodeOf(comparison);
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    complain(escapeLog(words.of(error.message)));
    process.exitCode = 3;
  } finally {
    stop.end();
  }
}

function exitCodeOf({ causes, kept, unanswered, successes }: ServerComparison): number {
  if (causes.length > 0 || kept.length > 0) return 1;
  if (unanswered.length > 0) return 3;
  return successes > 0 ? 0 : 4;
}

/** @throws Error for a host that nobody has allowed to be written to */
function refuseWrites(url: string, allowed: readonly string[]): void {
  if (isAllowedHost(url, allowed)) return;
  const { hostname } = new URL(url);
  throw new Error(
    `Failed to start: requests would go to ${hostname}, which is not allowed. Add --allow-host ${hostname}.`,
  );
}

/**
 * Whoever takes the group away is logged out: on servers behind which is one database the group of the second would stay.
 * That tokens are the same says that they are; but a mock's own are the same on every mock.
 * @throws Error for one login on both
 */
function refuseSharedLogin(a: ComparedServer, b: ComparedServer): void {
  if (a.token !== b.token || (/^mock-\d+$/.test(a.token) && addressOf(a) !== addressOf(b))) return;
  throw new Error(
    'Failed to start: with --writes each server needs its own login, which ends when the group is removed. Give --b-token.',
  );
}

function addressOf({ url }: ComparedServer): string {
  const { host, port } = new URL(url);
  return isLoopback(url) ? `loopback:${port}` : host;
}

function tokenFor(url: string, token: string | undefined, name: string): string {
  if (token !== undefined) return token;
  if (isLoopback(url)) return mockToken;
  throw new Error(`Failed to start: nobody is logged in at ${url}. Give a token with ${name}.`);
}

function knownId(contract: Contract, id: string): OperationId {
  const found = contract.operations.find(operation => operation.id === id);
  if (found) return found.id;
  const near = didYouMean(
    id,
    contract.operations.map(operation => operation.id),
  );
  throw new Error(`Failed to start: there is no operation ${id}.${near} Name others with --only.`);
}

function keptLines(groups: readonly string[], words: Words): string[] {
  if (groups.length === 0) return [];
  const listed = groups.join(', ');
  return [
    words.say('Left behind: {groups}. Log in as the owner again and leave the group, which removes it.', {
      groups: listed,
    }),
  ];
}

function linesOf(comparison: ServerComparison, words: Words): string[] {
  const { causes, calls, left, unanswered, successes, kept } = comparison;
  const count = causes.length;
  return [
    ...causes.map(({ rule, pointer, a, b, operations, example, count }) => {
      const place = pointer === '' ? '' : ` ${pointer}`;
      return `${operations.join(', ')}${place}: ${rule}  a ${a}  b ${b}  (${count} x, ${example})`;
    }),
    ...(left.length > 0
      ? [words.say('Not sent, because a server has no data for it: {calls}', { calls: counted(left) })]
      : []),
    ...(unanswered.length > 0
      ? [
          words.say('Answered by neither server: {calls}. Check that both are running.', {
            calls: counted(unanswered),
          }),
        ]
      : []),
    ...keptLines(kept, words),
    ...(successes === 0
      ? [words.say('Nothing is proven: no compared call succeeded on either server.')]
      : []),
    words.say('{count} differences in {calls} calls.', { count, calls: calls - unanswered.length }),
  ];
}

/** Calls by operation: `getRoom (5), listMembers (12)`. */
function counted(calls: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const call of calls) {
    const [operation = call] = call.split(' ');
    counts.set(operation, (counts.get(operation) ?? 0) + 1);
  }
  return [...counts].map(([operation, count]) => `${operation} (${count})`).join(', ');
}
