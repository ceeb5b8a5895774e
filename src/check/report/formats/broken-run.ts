import { escapeLog, escapeXml } from '../../../base/escape.ts';
import type { Language } from '../../../base/language.ts';
import type { CheckReport } from '../check-report.ts';
import { stampOf } from './junit.ts';
import { sayIn } from './words.ts';

/** Why a run has not come to its end, so that what is missing in it is no good news; undefined for one that has. */
function whyBroken({ verdict, results, brokenOff }: CheckReport, language: Language): string | undefined {
  const { exitCode, sentence, sentenceZh } = verdict;
  const exercised = results.some(({ outcome }) => outcome !== 'not exercised');
  const isBroken =
    exitCode === 2 || exitCode === 3 || exitCode === 130 || brokenOff !== undefined || !exercised;
  if (!isBroken) return undefined;
  return language === 'zh' ? sentenceZh : sentence;
}

/** A JUnit file in which a run that has not come to its end is one test case with an error; others as they are. */
export function withBrokenRun(junit: string, report: CheckReport, language: Language = 'en'): string {
  const why = whyBroken(report, language);
  if (why === undefined) return junit;
  const [message, name] = [escapeXml(why), escapeXml(report.verdict.name)];
  const stamp = stampOf(report);
  const suite = `  <testsuite name="run" tests="1" failures="0" errors="1" skipped="0" time="0" ${stamp}>
    <testcase classname="contract.run" name="the check comes to its end" file="openapi.yaml" line="1" time="0"><error type="${name}" message="${message}">${message}</error></testcase>
  </testsuite>`;
  return junit
    .replace(
      /(<testsuites [^>]*?)tests="(\d+)"([^>]*?)errors="(\d+)"/,
      (_, before, tests, between, errors) => {
        return `${before}tests="${Number(tests) + 1}"${between}errors="${Number(errors) + 1}"`;
      },
    )
    .replace('</testsuites>', `${suite}\n</testsuites>`);
}

/**
 * The annotations of a run: an error for one that has not come to its end first; without a file where the repository that
 * was checked out has not got this contract.
 * @param file path of openapi.yaml in the repository
 */
export function placedAnnotations(
  lines: readonly string[],
  report: CheckReport,
  file: string | undefined,
  language: Language = 'en',
): string[] {
  const why = whyBroken(report, language);
  const escaped = why === undefined ? undefined : escapeLog(why).replaceAll('%', '%25');
  const placed = lines.map(line =>
    file === undefined
      ? line.replace(/^(::\w+) file=openapi\.yaml,line=\d+(,| ?)(?=title=|::)/, (_, command, more) =>
          more === ',' ? `${command} ` : command,
        )
      : line.replace('file=openapi.yaml', `file=${file}`),
  );
  return escaped === undefined
    ? placed
    : [`::error title=${sayIn('title', language)}::${escaped}`, ...placed];
}
