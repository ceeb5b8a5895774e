import { escapeJson, escapeLog } from '../../base/escape.ts';
import { check } from '../../check/check.ts';
import { CheckProblem } from '../../check/problem.ts';
import { terminalReport } from '../../check/report/formats/terminal.ts';
import { prepareReportFolder, renderReports } from '../../check/report/write.ts';
import type { Progress } from '../../check/run/settings.ts';
import { loadCases } from '../../check/suite/load-cases.ts';
import { loadContract } from '../../spec/contract.ts';
import { type CheckFlags, settingsOf } from '../check-settings.ts';
import { complain, exitCodes, say } from '../exit.ts';
import { progressLine } from '../progress-line.ts';
import { keepReports } from './keep-reports.ts';

/** Runs the check, prints its report and leaves its exit code. */
export async function runCheck(flags: CheckFlags): Promise<void> {
  const contract = loadContract();
  const cases = await loadCases(contract);
  if (flags.list) {
    if (flags.json)
      say(
        JSON.stringify(cases.map(({ id, operation, effect, title }) => ({ id, operation, effect, title }))),
      );
    else for (const { id, effect, title } of cases) say(`${id}  (${effect})  ${title}`);
    return;
  }
  const stop = stopOnSignal();
  const line = progressLine(process.stderr);
  try {
    if (flags.reportDir !== undefined) prepareReportFolder(flags.reportDir);
    const report = await check(contract, cases, {
      ...settingsOf(flags),
      signal: stop.signal,
      onProgress: progress => line.show(progressText(progress)),
    });
    line.clear();
    const { files, annotations } = renderReports(report, contract);
    const failed = await keepReports(files, {
      folder: flags.reportDir,
      summary: process.env.GITHUB_STEP_SUMMARY,
    });
    // With --json, standard output is one JSON document and nothing else.
    const tell = flags.json ? complain : say;
    if (process.env.GITHUB_ACTIONS === 'true') for (const annotation of annotations) tell(annotation);
    tell(terminalReport(report));
    if (flags.json) say(escapeJson(JSON.stringify(report, undefined, 2)));
    for (const sentence of failed) complain(escapeLog(sentence));
    // Whoever reads the reports would read those of an earlier run.
    process.exitCode = report.verdict.exitCode || (failed.length > 0 ? exitCodes.usage : exitCodes.ok);
  } catch (error) {
    line.clear();
    if (!(error instanceof CheckProblem)) throw error;
    complain(
      escapeLog(
        `Exit ${error.exitCode}, ${error.exitCode === 2 ? 'usage' : 'unreachable'}: ${error.message}`,
      ),
    );
    process.exitCode = error.exitCode;
  } finally {
    stop.end();
  }
}

function progressText({ done, total, result }: Progress): string {
  return `${done} of ${total}  ${result.outcome === 'held' ? '' : `${result.outcome}: `}${result.id}`.slice(
    0,
    100,
  );
}

/** The first signal ends the run and lets it take away what it made; the second does not wait. */
function stopOnSignal() {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) {
      complain('Stopped before everything was taken away. Run imapi sweep.');
      process.exit(130);
    }
    complain('Stopping: taking away what was made. Once more to stop at once.');
    controller.abort();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return { signal: controller.signal, end: () => void process.off('SIGINT', stop).off('SIGTERM', stop) };
}
