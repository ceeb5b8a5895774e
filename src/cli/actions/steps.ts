import { escapeLog } from '../../base/escape.ts';
import { shellWord } from '../../base/quote.ts';
import { readReport } from '../../check/report/read-report.ts';
import { SpecLines } from '../../check/report/spec-lines.ts';
import { bugReport } from '../../check/steps/bug-report.ts';
import { stepsHar } from '../../check/steps/har.ts';
import { reproductionOf } from '../../check/steps/reproduction.ts';
import { stepsScript } from '../../check/steps/script.ts';
import { loadContract } from '../../spec/contract.ts';
import { say } from '../terminal/exit.ts';
import type { Words } from '../words/words.ts';

/** The flags of `imapi steps`. */
export interface StepsFlags {
  /** Report.json of the check. */
  readonly report: string;
  /** A shell script, an archive of the requests, or a bug report. */
  readonly format: 'sh' | 'har' | 'markdown';
}

/** Prints the steps to a finding. @throws Error where the report has not got them */
export function runSteps(fingerprint: string, flags: StepsFlags, words: Words): void {
  try {
    printSteps(fingerprint, flags, words);
  } catch (error) {
    // Somebody may run the file that this goes into, and an empty script ends with 0.
    if (flags.format === 'sh')
      say(lackingScript(words.of(error instanceof Error ? error.message : String(error))));
    throw error;
  }
}

/** A script that could not be made: it says why, and ends as one that got nowhere. */
function lackingScript(why: string): string {
  return ['#!/bin/sh', `echo ${shellWord(escapeLog(why))} >&2`, 'exit 3'].join('\n');
}

function printSteps(fingerprint: string, { report: file, format }: StepsFlags, { language }: Words): void {
  // As --replay takes it, with its report.
  const [print = '', named = file] = fingerprint.split(/@(.*)/s);
  const report = readReport(named);
  const bare = print.replace(/^\[(.*)\]$/, '$1');
  const found = reproductionOf(report, bare, loadContract(), new SpecLines());
  if (format === 'sh') say(stepsScript(found).trimEnd());
  else if (format === 'markdown') say(bugReport(found, language).trimEnd());
  else say(JSON.stringify(stepsHar(found, report.tool), undefined, 2));
}
