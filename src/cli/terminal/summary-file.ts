import { appendFileSync } from 'node:fs';
import type { Words } from '../words/words.ts';
import { complain } from './exit.ts';

/** Appends to the summary of a GitHub job, where there is one. That it cannot be written changes no verdict. */
export function appendSummary(markdown: string, words: Words): void {
  const file = process.env.GITHUB_STEP_SUMMARY;
  if (file === undefined || file === '') return;
  try {
    appendFileSync(file, markdown);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    complain(
      words.say('Failed to write the job summary: {why}. The verdict stays; look at GITHUB_STEP_SUMMARY.', {
        why,
      }),
    );
  }
}
