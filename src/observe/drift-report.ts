import { mapTexts } from '../base/map-texts.ts';
import { explain } from '../check/causes/explain.ts';
import type {
  CaseResult,
  CheckReport,
  Undocumented,
  Unjudged,
  Unread,
} from '../check/report/check-report.ts';
import { oracleRuleInChinese } from '../check/report/formats/oracle-words.ts';
import { operationReport } from '../check/report/operation-report.ts';
import type { Finding } from '../check/verdict/finding.ts';
import { verdictOf } from '../check/verdict/verdict.ts';
import { usesOf, type Waiver } from '../check/verdict/waivers.ts';
import type { Contract, OperationId } from '../spec/contract.ts';
import type { Tallies, Tally } from './tally.ts';
import type { Traffic } from './traffic.ts';
import { trafficCase } from './traffic-case.ts';

/** What traffic came to: a report as the check writes it, and what the contract does not know. */
export interface DriftReport extends CheckReport {
  readonly undocumented: readonly Undocumented[];
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
  const findings = traffic.conclude().all.map(inChinese);
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
  const unjudged = unjudgedIn(contract, traffic);
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
    weather: traffic.weather.report(undefined),
    verdict: verdictOf({ causes, results, floors: [], waivers, leftovers: [], failOnDrift }),
    undocumented: undocumentedIn(traffic),
    ...(unread.length > 0 && { unread }),
    ...(unjudged.length > 0 && { unjudged }),
  };
  return mapTexts(report, traffic.redact);
}

function inChinese(finding: Finding): Finding {
  const messageZh = oracleRuleInChinese(finding.rule);
  return messageZh === undefined ? finding : { ...finding, messageZh };
}

function resultOf(
  contract: Contract,
  { exchanges, contentless, unanswered }: Traffic,
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
  const title = contract.operation(id).summary;
  // The document's own name stands behind the English one.
  const [, titleZh] = /\(([^()]*\p{Script=Han}[^()]*)\)$/u.exec(title) ?? [];
  return {
    id: trafficCase(id),
    title,
    ...(titleZh !== undefined && { titleZh }),
    concern: 'traffic',
    operation: id,
    layer: 'S',
    source: 'document',
    outcome,
    ...(outcome === 'not exercised' && {
      reason: reasonFor(contentless.all.get(id)?.count, unanswered.all.get(id)?.count),
    }),
    findings: own.map(({ fingerprint }) => fingerprint),
    calls: requests > 0 ? [`${id} owner`] : [],
    requests,
    durationMs: 0,
  };
}

/** Why an operation was not exercised, by how many of its answers have no content and how many calls have no answer. */
function reasonFor(contentless = 0, unanswered = 0): string {
  if (contentless > 0) return 'the recording has its answers without content: record them with it';
  return unanswered === 0
    ? 'the traffic has no such call'
    : `requested ${unanswered === 1 ? 'once' : `${unanswered} times`}, and never answered`;
}

function unjudgedIn(contract: Contract, traffic: Traffic): Unjudged[] {
  const { exchanges, contentless, unanswered, withoutLogin } = traffic;
  const found = contract.operations.flatMap(({ id: operation }): Unjudged[] => {
    const countIn = (tallies: Tallies) => tallies.all.get(operation)?.count ?? 0;
    const [bare, lost] = [countIn(contentless), countIn(unanswered)];
    const of = countIn(exchanges) + bare;
    return [
      ...(bare > 0 ? [{ kind: 'content' as const, operation, count: bare, of }] : []),
      ...(lost > 0 ? [{ kind: 'answer' as const, operation, count: lost, of: of + lost }] : []),
    ];
  });
  return withoutLogin > 0 ? [...found, { kind: 'login', count: withoutLogin }] : found;
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
    ...listed('parameter', traffic.judge.parameters.all),
    ...listed('field', traffic.judge.fields.all),
    ...listed('code', traffic.judge.codes.all),
  ];
}

function shown({ count, first, last }: Readonly<Tally>) {
  const date = (time: number | undefined) => (time === undefined ? undefined : new Date(time).toISOString());
  const [from, to] = [date(first), date(last)];
  return { count, ...(from !== undefined && { first: from }), ...(to !== undefined && { last: to }) };
}
