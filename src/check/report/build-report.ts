import type { Contract } from '../../spec/contract.ts';
import { explain } from '../causes/explain.ts';
import type { CheckProblem } from '../problem.ts';
import { type Run, redactOf, redactOptions } from '../run/run.ts';
import type { CheckSettings } from '../run/settings.ts';
import type { Case } from '../suite/case.ts';
import { ruleIn, type SuiteWords, titleIn } from '../suite/words.ts';
import { baselineUse, baselineWaivers, isOfBaseline } from '../verdict/baseline.ts';
import type { Finding } from '../verdict/finding.ts';
import { floors } from '../verdict/floors.ts';
import { verdictOf } from '../verdict/verdict.ts';
import { usesOf } from '../verdict/waivers.ts';
import { Weather } from '../weather/weather.ts';
import type { CaseResult, CheckReport } from './check-report.ts';
import { oracleRuleInChinese } from './formats/oracle-words.ts';
import { maskedReport } from './masked-report.ts';
import { operationReport } from './operation-report.ts';

/** What a run has come to, before it is a report. */
interface RunFacts {
  readonly contract: Contract;
  readonly settings: CheckSettings;
  readonly started: Date;
  /** Absent when it could not even be opened. */
  readonly run: Run | undefined;
  readonly results: readonly CaseResult[];
  readonly excluded: ReadonlyMap<Case, string>;
  readonly leftovers: ReadonlySet<string>;
  readonly problem: CheckProblem | undefined;
  readonly brokenOff: string | undefined;
}

/** Logins are left ended where the document's server ends them (2.3) and nothing opens them again. */
function endedLogins(run: Run | undefined): string[] {
  return [...(run?.logins.ended ?? [])].map(
    role =>
      `an ended login of the ${role}: it ended with the group, as the document says; use --token-command to have it opened again`,
  );
}

/** Makes the report of a run: what was found, what was seen, and what it comes to. */
export function reportOf(facts: RunFacts): CheckReport {
  const { contract, settings, started, problem, brokenOff } = facts;
  const {
    target,
    mode,
    only = [],
    seed,
    tool = 'imapi-mock',
    failOnDrift = false,
    shard,
    baseline,
    signal,
    suiteWords,
  } = settings;
  const waivers = [...(settings.waivers ?? []), ...(baseline ? baselineWaivers(baseline) : [])];
  const run = facts.run;
  const redact = run ? redactOf(run) : redactOptions(settings, contract);
  // A part of the suite cannot reach the floors of the whole.
  const misses =
    run && only.length === 0 && !brokenOff && !problem && !signal?.aborted
      ? floors(contract, mode, run.coverage, facts.excluded)
      : [];
  const found = run?.findings.all ?? [];
  const prints = [...found, ...misses].map(({ fingerprint }) => fingerprint);
  const met = usesOf(waivers, new Set(prints), started.getTime());
  // What of a baseline is gone is told apart: nobody has to remove it from a file.
  const use = { ...met, unused: met.unused.filter(waiver => !isOfBaseline(waiver)) };
  const leftovers = [...facts.leftovers];
  const titled = facts.results
    .map(result => withTitle(result, suiteWords))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const titles = new Map(titled.map(result => [result.id, result]));
  const findings = found
    .map(finding => inChinese(finding, suiteWords))
    .map(finding => withWanted(finding, titles.get(finding.cases[0] ?? '')));
  const operations = run ? contract.operations.map(operation => operationReport(run, operation.id)) : [];
  const { causes, results } = explain({ findings, results: titled, operations, waivers: use });
  const report: CheckReport = {
    tool,
    contract: `${contract.info.title} ${contract.info.version}`,
    target,
    isMock: run?.isMock ?? false,
    mode,
    only,
    seed: seed ?? '',
    marker: run?.marker ?? '',
    startedAt: started.toISOString(),
    durationMs: Date.now() - started.getTime(),
    requests: run?.client.sent ?? 0,
    results,
    findings,
    causes,
    operations,
    floors: misses,
    waivers: use,
    leftovers,
    kept: [...(run?.ledger.kept ?? []), ...endedLogins(run)],
    ...(brokenOff !== undefined && { brokenOff }),
    ...(shard && { shard }),
    ...(baseline && { baseline: baselineUse(baseline, new Set(prints), results) }),
    steps: run?.recorder.all ?? {},
    weather: run?.client.report() ?? new Weather().report(undefined),
    verdict: verdictOf({
      causes,
      results,
      // What a part did not see, another may have.
      floors: shard ? [] : misses,
      waivers: use,
      leftovers,
      loginEnded: run && run.logins.ended.size > 0,
      failOnDrift,
      problem: problem && { exitCode: problem.exitCode, message: problem.message },
      interrupted: signal?.aborted,
      brokenOff: brokenOff,
    }),
  };
  // Whatever a target has put into a text, a name or a pointer: no report holds a secret.
  return maskedReport(report, redact);
}

function inChinese(finding: Finding, words: SuiteWords | undefined): Finding {
  const messageZh = (words && ruleIn(words, finding.rule)) ?? oracleRuleInChinese(finding.rule);
  return messageZh === undefined ? finding : { ...finding, messageZh };
}

/** What was wanted in words of the case, where no value says it. */
function withWanted(finding: Finding, shownBy: CaseResult | undefined): Finding {
  if (finding.expected !== '') return finding;
  const { title = finding.message, titleZh = finding.messageZh } = shownBy ?? {};
  return { ...finding, expected: title, ...(titleZh !== undefined && { expectedZh: titleZh }) };
}

function withTitle(result: CaseResult, words: SuiteWords | undefined): CaseResult {
  const titleZh = words && titleIn(words, result.id);
  return titleZh === undefined ? result : { ...result, titleZh };
}
