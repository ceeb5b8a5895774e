import { accessSync, constants } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '../../base/language.ts';
import { makeFolder } from '../../base/make-folder.ts';
import type { Contract, OperationId } from '../../spec/contract.ts';
import { CheckProblem } from '../problem.ts';
import { keptReproduction } from '../steps/reproduction.ts';
import type { Finding } from '../verdict/finding.ts';
import type { CheckReport } from './check-report.ts';
import { annotations } from './formats/annotations.ts';
import { placedAnnotations, withBrokenRun } from './formats/broken-run.ts';
import { htmlReport } from './formats/html.ts';
import { junitReport } from './formats/junit.ts';
import { markdownReport } from './formats/markdown.ts';
import { sarifReport } from './formats/sarif.ts';
import { specInRepository } from './spec-in-repository.ts';
import { SpecLines } from './spec-lines.ts';

/**
 * Every report of a run as text, each made when it is asked for: files by their names, the summary of a job, the
 * annotations for its log, and SARIF.
 * @param language of the job summary, the annotations and JUnit; pages have both
 */
export function renderReports(report: CheckReport, contract: Contract, language: Language = 'en') {
  const lines = new SpecLines();
  const ofOperation = (id: OperationId) => lines.ofOperation(contract.operation(id));
  const ofFinding = ({ schemaPath, operation }: Finding) =>
    schemaPath === undefined ? ofOperation(operation) : lines.ofPointer(schemaPath);
  return {
    files: {
      get 'report.json'() {
        return `${JSON.stringify(report, undefined, 2)}\n`;
      },
      get 'junit.xml'() {
        return withBrokenRun(junitReport(report, ofOperation, language), report, language);
      },
      get 'report.html'() {
        return htmlReport(report, ofFinding, finding => keptReproduction(report, finding, contract, lines));
      },
      get 'report.md'() {
        return markdownReport(report, language);
      },
    },
    get summary() {
      return markdownReport(report, language);
    },
    get annotations() {
      return placedAnnotations(
        annotations(report, ofFinding, language),
        report,
        specInRepository(),
        language,
      );
    },
    get sarif() {
      return sarifReport(report, ofFinding, specInRepository() ?? 'openapi.yaml');
    },
  };
}

/**
 * Makes the folder that reports are to be written to, before anything is sent: a run whose report is lost is lost.
 * @throws CheckProblem 2 with the reason
 */
export function prepareReportFolder(folder: string): void {
  try {
    makeFolder(folder);
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CheckProblem(
      2,
      `Failed to make the folder ${folder} for the reports: ${why}. Choose another with --report-dir.`,
    );
  }
}

/**
 * Writes the report files into a folder that is there. One that cannot be made or written takes no other with it.
 * @param files text by file name; asked for one by one, since making one may fail
 * @throws Error after all others are written, with the names of those that are not
 */
export async function writeReports(files: Readonly<Record<string, string>>, folder: string): Promise<void> {
  prepareReportFolder(folder);
  const failed: string[] = [];
  for (const name of Object.keys(files)) {
    try {
      await writeFile(join(folder, name), files[name] ?? '');
    } catch (error) {
      failed.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (failed.length > 0) throw new Error(failed.join('; '));
}
