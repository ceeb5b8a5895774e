import { explain } from '../causes/explain.ts';
import type { BaselineUse } from '../verdict/baseline-use.ts';
import type { Finding } from '../verdict/finding.ts';
import type { FloorMiss } from '../verdict/floors.ts';
import { verdictOf } from '../verdict/verdict.ts';
import type { Waiver, WaiverUse } from '../verdict/waivers.ts';
import type { WeatherReport } from '../weather/weather.ts';
import { type SignKind, signKinds } from '../wire/sign.ts';
import type { CheckReport, OperationReport } from './check-report.ts';

/**
 * Makes one report of the reports of several runs that each did a part of the cases: what one of them saw was seen.
 * @throws Error when there is none, when they are of different contracts, modes or targets, or one is there twice
 */
export function mergeReports(reports: readonly CheckReport[], failOnDrift: boolean): CheckReport {
  const [first, ...others] = reports;
  if (!first) throw new Error('Failed to merge: there is no report. Name the report.json of each part.');
  for (const other of others) refuseOther(first, other);
  refuseTwice(reports);
  const parts = {
    ...first,
    durationMs: Math.max(...reports.map(report => report.durationMs)),
    requests: sum(reports.map(report => report.requests)),
    results: reports.flatMap(report => report.results).toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    findings: mergeFindings(reports.flatMap(report => report.findings)),
    operations: first.operations.map((operation, index) =>
      reports
        .slice(1)
        .reduce((done, { operations }) => mergeOperations(done, operations[index] ?? done), operation),
    ),
    floors: mergeFloors(reports.map(report => report.floors)),
    waivers: mergeWaivers(reports.map(report => report.waivers)),
    leftovers: [...new Set(reports.flatMap(report => report.leftovers))],
    kept: [...new Set(reports.flatMap(report => report.kept))],
    // The first part that has the steps of a case has the finding that is kept.
    steps: Object.assign({}, ...reports.map(({ steps }) => steps).toReversed()),
    ...mergeBaselines(reports.flatMap(({ baseline }) => baseline ?? [])),
    weather: mergeWeather(reports.map(report => report.weather)),
  };
  const { causes, results } = explain(parts);
  const merged = { ...parts, causes, results };
  const stopped = reports
    .map(({ verdict }) => verdict)
    .find(({ exitCode }) => exitCode === 2 || exitCode === 3);
  const problem = stopped && { exitCode: stopped.exitCode as 2 | 3, message: stopped.sentence };
  const brokenOff = missingParts(reports);
  const interrupted = reports.some(({ verdict }) => verdict.exitCode === 130);
  const { shard: _part, ...whole } = merged;
  return { ...whole, verdict: verdictOf({ ...merged, failOnDrift, problem, interrupted, brokenOff }) };
}

/** @throws Error for a part of another contract, mode or target: what holds there need not hold here */
function refuseOther(first: CheckReport, other: CheckReport): void {
  if (other.contract !== first.contract || other.mode !== first.mode)
    throw new Error(
      `Failed to merge: ${first.contract} in mode ${first.mode} and ${other.contract} in mode ${other.mode} do not belong together. Merge the parts of one run.`,
    );
  // Parts with a mock of their own have it on any port.
  if (other.target !== first.target && !(first.isMock && other.isMock))
    throw new Error(
      `Failed to merge: one part is of ${first.target}, another of ${other.target}. Merge the parts of one target.`,
    );
}

/** @throws Error for a part that is there twice, and would be counted twice */
function refuseTwice(reports: readonly CheckReport[]): void {
  const seen = new Set<string>();
  for (const { shard, marker, startedAt } of reports) {
    const name = shard ? `${shard.index}/${shard.of}` : `of ${startedAt}`;
    const key = shard ? name : `${marker} ${startedAt}`;
    if (seen.has(key))
      throw new Error(`Failed to merge: the part ${name} is there twice. Name each part once.`);
    seen.add(key);
  }
}

/** Which parts of a run that was split are not there, in words. */
function missingParts(reports: readonly CheckReport[]): string | undefined {
  const of = Math.max(0, ...reports.map(({ shard }) => shard?.of ?? 0));
  const there = new Set(reports.map(({ shard }) => shard?.index));
  const missing = Array.from({ length: of }, (_, at) => at + 1).filter(index => !there.has(index));
  return missing.length === 0
    ? undefined
    : `the reports of ${missing.map(index => `${index}/${of}`).join(', ')} are missing`;
}

function mergeFindings(findings: readonly Finding[]): Finding[] {
  const kept = new Map<string, Finding>();
  for (const finding of findings) {
    const known = kept.get(finding.fingerprint);
    const cases = [...new Set([...(known?.cases ?? []), ...finding.cases])];
    kept.set(finding.fingerprint, {
      ...(known ?? finding),
      cases,
      count: (known?.count ?? 0) + finding.count,
    });
  }
  return [...kept.values()];
}

function mergeOperations(one: OperationReport, other: OperationReport): OperationReport {
  const both = (a: OperationReport['properties'], b: OperationReport['properties']) => {
    const unseen = a.unseen.filter(name => b.unseen.includes(name));
    return { declared: a.declared, seen: a.declared - unseen.length, unseen };
  };
  const codes = new Map(one.codes.map(entry => [entry.code, entry]));
  for (const entry of other.codes) {
    codes.set(entry.code, { ...entry, seen: entry.seen + (codes.get(entry.code)?.seen ?? 0) });
  }
  return {
    ...one,
    requests: one.requests + other.requests,
    successes: one.successes + other.successes,
    codes: [...codes.values()],
    parameters: both(one.parameters, other.parameters),
    properties: both(one.properties, other.properties),
  };
}

/** Missing is only what every part missed. */
function mergeFloors(parts: readonly (readonly FloorMiss[])[]): FloorMiss[] {
  const key = ({ operation, kind, what }: FloorMiss) => `${operation} ${kind} ${what}`;
  const [first = [], ...others] = parts;
  return first.flatMap(miss => {
    const twins = others.map(part => part.find(other => key(other) === key(miss)));
    if (twins.includes(undefined)) return [];
    const excuse = [miss, ...twins].find(twin => twin?.excuse !== undefined)?.excuse;
    return [{ ...miss, ...(excuse !== undefined && { excuse }) }];
  });
}

function mergeWaivers(uses: readonly WaiverUse[]): WaiverUse {
  const unique = (waivers: readonly Waiver[]) => [
    ...new Map(waivers.map(it => [it.fingerprint, it])).values(),
  ];
  const used = unique(uses.flatMap(use => use.used));
  const expired = unique(uses.flatMap(use => use.expired));
  const met = new Set([...used, ...expired].map(({ fingerprint }) => fingerprint));
  return {
    used,
    expired,
    unused: unique(uses.flatMap(use => use.unused)).filter(it => !met.has(it.fingerprint)),
  };
}

/** What is known in one part is gone in none. */
function mergeBaselines([first, ...others]: readonly BaselineUse[]): { readonly baseline?: BaselineUse } {
  if (!first) return {};
  const all = [first, ...others];
  const known = [...new Set(all.flatMap(use => use.known))];
  const gone = new Map(all.flatMap(use => use.gone).map(finding => [finding.fingerprint, finding]));
  for (const fingerprint of known) gone.delete(fingerprint);
  return { baseline: { startedAt: first.startedAt, known, gone: [...gone.values()] } };
}

function mergeWeather(parts: readonly WeatherReport[]): WeatherReport {
  const counts: Partial<Record<SignKind, number>> = {};
  for (const kind of signKinds) {
    const count = sum(parts.map(part => part.counts[kind] ?? 0));
    if (count > 0) counts[kind] = count;
  }
  const rates = parts.flatMap(({ limitedTo }) => (limitedTo === undefined ? [] : [limitedTo]));
  return {
    counts,
    again: sum(parts.map(({ again }) => again)),
    recovered: sum(parts.map(({ recovered }) => recovered)),
    outMs: sum(parts.map(({ outMs }) => outMs)),
    ...(rates.length > 0 && { limitedTo: Math.min(...rates) }),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
