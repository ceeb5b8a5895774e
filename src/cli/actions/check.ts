import { writeFileSync } from 'node:fs';
import { escapeJson, escapeLog } from '../../base/escape.ts';
import type { Language } from '../../base/language.ts';
import { check } from '../../check/check.ts';
import { Ledger } from '../../check/cleanup/ledger.ts';
import { CheckProblem } from '../../check/problem.ts';
import type { CheckReport } from '../../check/report/check-report.ts';
import { terminalReport } from '../../check/report/formats/terminal.ts';
import { valueIn } from '../../check/report/formats/value-words.ts';
import { outcomeWord, sayIn } from '../../check/report/formats/words.ts';
import { rememberFailed } from '../../check/report/last-failed.ts';
import { prepareReportFolder, renderReports } from '../../check/report/write.ts';
import type { CheckProgress, CheckSettings } from '../../check/run/settings.ts';
import type { Case } from '../../check/suite/case.ts';
import { loadCases } from '../../check/suite/load-cases.ts';
import { loadWords } from '../../check/suite/load-words.ts';
import { titleIn } from '../../check/suite/words.ts';
import { waiverEntries } from '../../check/verdict/waiver-entries.ts';
import { type Contract, loadContract } from '../../spec/contract.ts';
import { type CheckFlags, ownMock, settingsOf } from '../flags/check-settings.ts';
import { complain, exitCodes, say } from '../terminal/exit.ts';
import { progressLine } from '../terminal/progress-line.ts';
import { stopSignals } from '../terminal/stop-signals.ts';
import { appendSummary } from '../terminal/summary-file.ts';
import type { Words } from '../words/words.ts';
import { keepReports } from './keep-reports.ts';
import { baselineLines, planText, warningLines } from './plan-text.ts';
import { planFor } from './planned.ts';
import { replayed, replaySentence } from './replay.ts';
import { trendIn } from './trend.ts';
import { withMock } from './with-mock.ts';

/** Runs the check, prints its report and leaves its exit code. */
export async function runCheck(flags: CheckFlags, words: Words): Promise<void> {
  const contract = loadContract();
  const cases = await loadCases(contract);
  if (flags.list) return listCases(cases, flags, words.language);
  const stop = stopSignals(() =>
    complain(words.say('Stopped before everything was removed. Run imapi sweep.')),
  );
  void stop.first.then(() =>
    complain(words.say('Stopping: removing what was created. Press again to stop at once.')),
  );
  const line = progressLine(process.stderr);
  try {
    if (flags.plan) return tellPlan(contract, cases, flags, words);
    const tell = flags.json ? complain : say;
    const work = async (given: CheckFlags) => {
      const again = given.replay === undefined ? undefined : replayed(given.replay);
      const settings = settingsOf(again ? { ...given, ...again.flags } : given);
      if (given.reportDir !== undefined) prepareReportFolder(given.reportDir);
      // Ids of the run itself are no cases of the suite.
      const own = cases.filter(({ id }) => id === again?.caseId);
      const wanted = own.length > 0 ? own : cases;
      for (const warning of warningLines(planFor(contract, wanted, settings), settings, words))
        tell(escapeLog(warning));
      for (const line of unfinishedLines(settings, words)) tell(escapeLog(line));
      const report = await check(contract, wanted, {
        ...settings,
        suiteWords: await loadWords(),
        signal: stop.signal,
        onProgress: progress => line.show(progressText(progress, words)),
      });
      line.clear();
      const asked = again && replaySentence(report, again, contract, words);
      await write(report, contract, given, words, asked?.sentence);
      if (asked) process.exitCode = asked.exitCode;
    };
    await (flags.withMock ? withMock(flags, work) : work(flags));
  } catch (error) {
    line.clear();
    if (!(error instanceof CheckProblem)) throw error;
    const why = words.of(valueIn(error.message, words.language));
    const sentence = escapeLog(
      error.exitCode === 2
        ? words.say('Exit 2, usage: {why}', { why })
        : words.say('Exit 3, unreachable: {why}', { why }),
    );
    if (process.env.GITHUB_ACTIONS === 'true') complain(`::error title=Contract check::${sentence}`);
    complain(sentence);
    process.exitCode = error.exitCode;
  } finally {
    stop.end();
  }
}

/** The runs at a target that have not taken away what they made: each was interrupted, or still goes on. */
function unfinishedLines(
  { target, mode, ledgerFolder = '.imapi-check' }: CheckSettings,
  words: Words,
): string[] {
  if (mode !== 'full') return [];
  return Ledger.left(ledgerFolder)
    .filter(({ run }) => run?.target === target)
    .map(({ file }) =>
      words.say('{file} is of a run that goes on or was interrupted. After one that was, run imapi sweep.', {
        file,
      }),
    );
}

/** Writes the reports, prints what came out, with what was asked in place of the verdict, and leaves the exit code. */
async function write(
  report: CheckReport,
  contract: Contract,
  flags: CheckFlags,
  words: Words,
  asked?: string,
): Promise<void> {
  const { reportDir, writeWaivers, sarif, json, ledgerDir, withMock } = flags;
  // A run is found again by its target.
  const again = withMock ? { ...report, target: ownMock } : report;
  process.exitCode = report.verdict.exitCode;
  // With --json, standard output is one JSON document and nothing else.
  const tell = json ? complain : say;
  const rendered = renderReports(report, contract, words.language);
  const failed =
    reportDir === undefined
      ? []
      : [
          ...(await keepReports(
            trendIn(reportDir, again, flags.failOn === 'drift', words.language, tell),
            reportDir,
          )),
          ...(await keepReports(rendered.files, reportDir)),
        ];
  if (sarif !== undefined) writeOrWarn(sarif, () => rendered.sarif, words);
  appendSummary(
    madeOr('', () => rendered.summary, words),
    words,
  );
  rememberFailed(ledgerDir, again);
  if (process.env.GITHUB_ACTIONS === 'true')
    for (const annotation of madeOr([], () => rendered.annotations, words)) tell(annotation);
  if (writeWaivers !== undefined) {
    const entries = waiverEntries(report, flags.failOn === 'drift');
    if (writeWaivers === true) tell(entries.trimEnd());
    else writeOrWarn(writeWaivers, () => entries, words);
  }
  for (const known of baselineLines(report, words)) tell(escapeLog(known));
  const { sentence, sentenceZh } = report.verdict;
  const verdict = escapeLog(asked ?? (words.language === 'zh' ? sentenceZh : sentence));
  tell(madeOr(verdict, () => terminalReport(report, words.language, verdict), words));
  if (json) say(escapeJson(JSON.stringify(report, undefined, 2)));
  for (const sentence of failed) complain(escapeLog(words.of(sentence)));
  // Whoever reads the folder would read the reports of an earlier run.
  if (failed.length > 0) process.exitCode = report.verdict.exitCode || exitCodes.usage;
}

/** What a format makes of a report. One that fails says so and takes neither the verdict nor another format with it. */
function madeOr<Made>(otherwise: Made, make: () => Made, words: Words): Made {
  try {
    return make();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    complain(
      escapeLog(
        words.say('Failed to show the report: {why}. The verdict stays; this is a bug of the check.', {
          why,
        }),
      ),
    );
    return otherwise;
  }
}

/** Writes a file beside the reports. That it cannot be written changes no verdict. */
function writeOrWarn(file: string, text: () => string, words: Words): void {
  try {
    writeFileSync(file, text());
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    complain(
      escapeLog(
        words.say('Failed to write {file}: {why}. The verdict stays; choose another file.', { file, why }),
      ),
    );
  }
}

async function listCases(cases: readonly Case[], { json }: CheckFlags, language: Language): Promise<void> {
  if (json) {
    say(JSON.stringify(cases.map(({ id, operation, effect, title }) => ({ id, operation, effect, title }))));
    return;
  }
  const words = language === 'zh' ? await loadWords() : undefined;
  for (const { id, effect, title } of cases)
    say(`${id}  (${effect})  ${(words && titleIn(words, id)) ?? title}`);
}

function tellPlan(contract: Contract, cases: readonly Case[], flags: CheckFlags, words: Words): void {
  const settings = settingsOf(flags);
  const plan = planFor(contract, cases, settings, flags.withMock);
  say(
    flags.json
      ? JSON.stringify(plan, undefined, 2)
      : planText(plan, flags.target, words).map(escapeLog).join('\n'),
  );
}

function progressText({ done, total, result }: CheckProgress, words: Words): string {
  const outcome = sayIn(outcomeWord(result.outcome), words.language);
  const what = `${result.outcome === 'held' ? '' : `${outcome}: `}${result.id}`;
  return words.say('{done} of {total}  {what}', { done, total, what }).slice(0, 100);
}
