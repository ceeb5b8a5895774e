import { packageFile } from '../../base/package-file.ts';
import type { SuiteWords } from './words.ts';

/** The suite's own Chinese: beside the sources when run from them, in the build otherwise. */
const fromSources = import.meta.url.endsWith('.ts');
const file = packageFile(fromSources ? 'contracts/words.zh.ts' : 'dist/contracts/words.zh.js');

/** Loads what the suite says in Chinese, for the reports. */
export async function loadWords(): Promise<SuiteWords> {
  const { default: words } = (await import(/* @vite-ignore */ file.href)) as { default: SuiteWords };
  return words;
}
