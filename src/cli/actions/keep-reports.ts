import { appendFileSync } from 'node:fs';
import { writeReports } from '../../check/report/write.ts';

/** Where the reports of a check go; each default: nowhere. */
export interface ReportPlaces {
  readonly folder?: string | undefined;
  /** The file to which a pipeline adds the summaries of its jobs. */
  readonly summary?: string | undefined;
}

/**
 * Writes reports where they are wanted. A verdict is not lost with them.
 * @param files text by file name, as `renderReports` makes them
 * @returns a sentence for each place that took none
 */
export async function keepReports(
  files: Readonly<Record<string, string>>,
  { folder, summary }: ReportPlaces,
): Promise<string[]> {
  const failed: string[] = [];
  const attempt = async (place: string, advice: string, write: () => unknown) => {
    try {
      await write();
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      failed.push(`Failed to write the report to ${place}: ${why}. ${advice}`);
    }
  };
  if (folder !== undefined)
    await attempt(folder, 'Choose another with --report-dir.', () => writeReports(files, folder));
  if (summary !== undefined && summary !== '')
    await attempt(summary, 'Let GITHUB_STEP_SUMMARY name a file that can be written.', () =>
      appendFileSync(summary, files['report.md'] ?? ''),
    );
  return failed;
}
