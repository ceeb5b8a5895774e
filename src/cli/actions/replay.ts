import { CheckProblem } from '../../check/problem.ts';
import type { CheckReport } from '../../check/report/check-report.ts';
import { valueIn } from '../../check/report/formats/value-words.ts';
import { readReport } from '../../check/report/read-report.ts';
import type { Finding } from '../../check/verdict/finding.ts';
import type { Contract } from '../../spec/contract.ts';
import type { CheckFlags } from '../flags/check-settings.ts';
import type { Words } from '../words/words.ts';

/** A finding whose case is run again. */
export interface Replay {
  readonly finding: Finding;
  /** The case that had shown it first. */
  readonly caseId: string;
  readonly flags: Partial<CheckFlags>;
}

/**
 * What `FINGERPRINT@report.json` asks for.
 * @throws CheckProblem 2 where the report cannot be read or has no such finding
 */
export function replayed(word: string): Replay {
  const [, print = '', file = ''] = /^\[?(\w+)\]?@(.+)$/.exec(word) ?? [];
  if (file === '')
    throw new CheckProblem(2, `Failed to read --replay ${word}: it has to be FINGERPRINT@report.json.`);
  const report = read(file);
  const finding = report.findings.find(({ fingerprint }) => fingerprint === print);
  if (!finding)
    throw new CheckProblem(
      2,
      `Failed to replay ${print}: ${file} has no such finding. Take one in square brackets.`,
    );
  const [first = ''] = finding.cases;
  return { finding, caseId: first, flags: { only: [first], mode: report.mode, seed: report.seed } };
}

/** Whether the finding is there again, as the last line of a run, with the exit code. */
export function replaySentence(
  report: CheckReport,
  { finding, caseId }: Replay,
  contract: Contract,
  words: Words,
): { readonly exitCode: number; readonly sentence: string } {
  const { fingerprint, operation, message, messageZh = message } = finding;
  const { exitCode, sentence, sentenceZh } = report.verdict;
  const zh = words.language === 'zh';
  const what = `${contract.operation(operation).path}: ${zh ? messageZh : message} [${fingerprint}]`;
  if (report.findings.some(other => other.fingerprint === fingerprint && other.severity !== 'note'))
    return { exitCode: 1, sentence: words.say('Exit 1, still there: {what}', { what }) };
  const result = report.results.find(({ id }) => id === caseId);
  if (result?.outcome === 'not exercised') {
    const why = valueIn(result.reason ?? '', words.language);
    return {
      exitCode: 4,
      sentence: words.say('Exit 4, inconclusive: {caseId} was not exercised, {why}.', { caseId, why }),
    };
  }
  if (exitCode !== 0 && exitCode !== 1) return { exitCode, sentence: zh ? sentenceZh : sentence };
  return {
    exitCode,
    sentence:
      exitCode === 0
        ? words.say('Exit 0, no longer there: {what}', { what })
        : words.say('Exit 1, no longer there: {what} But its case found something else.', { what }),
  };
}

function read(file: string): CheckReport {
  try {
    return readReport(file);
  } catch (error) {
    throw new CheckProblem(2, error instanceof Error ? error.message : String(error));
  }
}
