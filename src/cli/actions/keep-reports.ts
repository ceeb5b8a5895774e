import { writeReports } from '../../check/report/write.ts';

/**
 * Writes reports into a folder. A verdict is not lost with them.
 * @param files text by file name, as `renderReports` makes them
 * @returns a sentence where the folder took none
 */
export async function keepReports(
  files: Readonly<Record<string, string>>,
  folder: string,
): Promise<readonly string[]> {
  try {
    await writeReports(files, folder);
    return [];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [`Failed to write the report to ${folder}: ${why}. Choose another with --report-dir.`];
  }
}
