import { mapTexts } from '../base/map-texts.ts';
import { explain } from '../check/causes/explain.ts';
import type { CaseResult, CheckReport } from '../check/report/check-report.ts';
import { operationReport } from '../check/report/operation-report.ts';
import type { Finding } from '../check/verdict/finding.ts';
import { verdictOf } from '../check/verdict/verdict.ts';
import { usesOf, type Waiver } from '../check/verdict/waivers.ts';
import { Weather } from '../check/weather/weather.ts';
import type { Contract, OperationId } from '../spec/contract.ts';
import type { Tally } from './tally.ts';
import type { Traffic } from './traffic.ts';

/** Something that traffic has and the contract has not. */
export interface Undocumented {
  readonly kind: 'path' | 'parameter' | 'field' | 'code';
  /** The operation's id; of a path its host. */
  readonly of: string;
  readonly name: string;
  readonly count: number;
  /** ISO dates; absent where no record says. */
  readonly first?: string;
  readonly last?: string;
}

/** Messages of live connections that passed and that nobody has read. */
export interface Unread {
  readonly why: string;
  readonly connections: number;
}

/** What traffic came to: a report as the check writes it, and what the contract does not know. */
export interface DriftReport extends CheckReport {
  readonly undocumented: readonly Undocumented[];
  /** Absent where all was read. */
  readonly unread?: readonly Unread[];
}

/** What a report of traffic needs beside the traffic. */
interface DriftFacts {
  readonly contract: Contract;
  /** Where the traffic comes from: files, or the address of a server. */
  readonly target: string;
  readonly tool: string;
  readonly started: Date;
  readonly failOnDrift: boolean;
  readonly waivers?: readonly Waiver[];
  readonly unread?: readonly Unread[];
}

/** Makes the report of traffic; secrets and phone numbers are masked. */
export function driftReport(traffic: Traffic, facts: DriftFacts): DriftReport {
  const { contract, started, failOnDrift, tool, target, unread = [] } = facts;
  const findings = traffic.conclude().all;
  const prints = new Set(findings.map(({ fingerprint }) => fingerprint));
  const waivers = usesOf(facts.waivers ?? [], prints, started.getTime());
  const operations = contract.operations.map(({ id }) =>
    operationReport({ contract, coverage: traffic.coverage }, id),
  );
  const { causes, results } = explain({
    findings,
    results: contract.operations.map(({ id }) => resultOf(contract, traffic, id, findings)),
    operations,
    waivers,
  });
  const report: DriftReport = {
    tool,
    contract: `${contract.info.title} ${contract.info.version}`,
    target,
    isMock: false,
    mode: 'probe',
    only: [],
    seed: '',
    marker: '',
    startedAt: started.toISOString(),
    durationMs: Date.now() - started.getTime(),
    requests: [...traffic.exchanges.all.values()].reduce((sum, { count }) => sum + count, 0),
    results,
    findings,
    causes,
    operations,
    steps: {},
    floors: [],
    waivers,
    leftovers: [],
    kept: [],
    weather: new Weather().report(undefined),
    verdict: verdictOf({ causes, results, floors: [], waivers, leftovers: [], failOnDrift }),
    undocumented: undocumentedIn(traffic),
    ...(unread.length > 0 && { unread }),
  };
  return mapTexts(report, traffic.redact);
}

function resultOf(
  contract: Contract,
  { exchanges }: Traffic,
  id: OperationId,
  findings: readonly Finding[],
): CaseResult {
  const own = findings.filter(({ operation }) => operation === id);
  const has = (severity: Finding['severity']) => own.some(finding => finding.severity === severity);
  const requests = exchanges.all.get(id)?.count ?? 0;
  const outcome = has('violation')
    ? 'violated'
    : has('drift')
      ? 'drift'
      : requests > 0
        ? 'held'
        : 'not exercised';
  return {
    id: `traffic/${id}`,
    title: contract.operation(id).summary,
    concern: 'traffic',
    operation: id,
    layer: 'S',
    source: 'document',
    outcome,
    ...(outcome === 'not exercised' && { reason: 'the traffic has no such call' }),
    findings: own.map(({ fingerprint }) => fingerprint),
    calls: requests > 0 ? [`${id} owner`] : [],
    requests,
    durationMs: 0,
  };
}

function undocumentedIn(traffic: Traffic): Undocumented[] {
  const listed = (kind: Undocumented['kind'], tallies: Iterable<readonly [string, Readonly<Tally>]>) =>
    [...tallies]
      .map(([key, tally]) => {
        const at = key.indexOf(' ');
        return { kind, of: key.slice(0, at), name: key.slice(at + 1), ...shown(tally) };
      })
      .toSorted((one, other) => other.count - one.count);
  return [
    ...listed('path', traffic.unknownPaths),
    ...listed('parameter', traffic.parameters.all),
    ...listed('field', traffic.fields.all),
    ...listed('code', traffic.codes.all),
  ];
}

function shown({ count, first, last }: Readonly<Tally>) {
  const date = (time: number | undefined) => (time === undefined ? undefined : new Date(time).toISOString());
  const [from, to] = [date(first), date(last)];
  return { count, ...(from !== undefined && { first: from }), ...(to !== undefined && { last: to }) };
}

/** What the contract does not know and what was never seen, as lines for a terminal. */
export function driftLines({ undocumented, operations, unread = [] }: DriftReport): string[] {
  const known = undocumented.map(({ kind, of, name, count, last }) => {
    const when = last === undefined ? '' : `, last ${last.slice(0, 16).replace('T', ' ')}`;
    return `  ${kind.padEnd(9)}  ${of === '' ? '' : `${of} `}${name}  seen ${count} times${when}`;
  });
  const unseen = operations.filter(({ requests }) => requests > 0).flatMap(unseenOf);
  const uncalled = operations.filter(({ requests }) => requests === 0).map(({ operation }) => operation);
  const passed = unread.map(
    ({ why, connections }) =>
      `Note: of ${connections} live connection${connections === 1 ? '' : 's'} messages passed unread, neither shown nor judged: ${why}.`,
  );
  return [
    ...(passed.length > 0 ? [...passed, ''] : []),
    ...(known.length > 0 ? ['Not in the contract:', ...known, ''] : []),
    ...(unseen.length > 0 ? ['Never seen:', ...unseen, ''] : []),
    ...(uncalled.length > 0 ? [`Never called: ${uncalled.join(', ')}`, ''] : []),
  ];
}

function unseenOf({ operation, codes, parameters, properties }: DriftReport['operations'][number]): string[] {
  const silent = codes.filter(({ declared, seen }) => declared && seen === 0).map(({ code }) => code);
  const line = (what: string, names: readonly (string | number)[]) =>
    names.length === 0 ? [] : [`  ${operation} ${what}: ${names.join(', ')}`];
  return [
    ...line('parameters', parameters.unseen),
    ...line('fields', gathered(properties.unseen)),
    ...line('result codes', silent),
  ];
}

/** Names of a place, where all of more than this many are one line. */
const mostOfPlace = 4;

/** Fields that were not seen, those of one list or object together where they are many: `/data/friend/* (66 fields)`. */
function gathered(pointers: readonly string[]): string[] {
  const placeOf = (pointer: string) => {
    const row = pointer.indexOf('/*');
    return row < 0 ? pointer.slice(0, pointer.lastIndexOf('/')) : pointer.slice(0, row + 2);
  };
  const places = new Map<string, string[]>();
  for (const pointer of pointers) {
    const of = places.get(placeOf(pointer));
    if (of) of.push(pointer);
    else places.set(placeOf(pointer), [pointer]);
  }
  return [...places].flatMap(([place, of]) =>
    of.length > mostOfPlace ? [`${place} (${of.length} fields)`] : of,
  );
}
