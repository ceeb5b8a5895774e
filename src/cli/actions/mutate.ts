import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder } from '../../base/make-folder.ts';
import { withSection } from '../../base/section.ts';
import { prepareReportFolder } from '../../check/report/write.ts';
import { loadCases } from '../../check/suite/load-cases.ts';
import { type FaultCatalogue, faultCatalogue } from '../../faults/catalogue.ts';
import type { Fault } from '../../faults/fault.ts';
import { mutate } from '../../mutate/mutate.ts';
import { htmlStrength } from '../../mutate/reports/html.ts';
import { markdownStrength } from '../../mutate/reports/markdown.ts';
import { terminalStrength } from '../../mutate/reports/terminal.ts';
import { type StrengthReport, shortcomings, type TriedFault } from '../../mutate/strength.ts';
import { type Contract, loadContract } from '../../spec/contract.ts';
import { readDocumented } from '../../worlds/fixtures.ts';
import { chooseFaults } from '../flags/choose-faults.ts';
import { say } from '../terminal/exit.ts';
import { progressLine } from '../terminal/progress-line.ts';
import type { Words } from '../words/words.ts';

/** The flags of `imapi mutate`. */
export interface MutateFlags {
  /** Try one fault and explain it. */
  readonly fault?: string;
  /** Faults of one family. */
  readonly family?: string;
  /** Faults of one operation. */
  readonly operation?: string;
  /** Smallest share that has to be noticed in every family. */
  readonly floor: number;
  /** Runs without a fault. */
  readonly seeds: number;
  /** Threads; 0 stays in one. */
  readonly workers: number;
  /** Try one of so many faults. */
  readonly every: number;
  /** For one of so many faults, see which operation the check blames; 0 for none. */
  readonly blameEvery: number;
  /** Write strength.json, strength.md and strength.html. */
  readonly reportDir?: string;
  /** Write the table as Markdown. */
  readonly doc?: string;
  /** Print the report as JSON. */
  readonly json?: boolean;
}

/** Measures the check, prints and writes the report, and leaves its exit code. */
export async function runMutate(flags: MutateFlags, words: Words): Promise<void> {
  const contract = loadContract();
  const catalogue = faultCatalogue(contract, readDocumented());
  const faults = chosen(contract, catalogue, flags);
  if (flags.reportDir !== undefined) prepareReportFolder(flags.reportDir);
  const cases = await loadCases(contract);
  const line = progressLine(process.stderr, { elsewhere: 'lines' });
  const one = flags.fault !== undefined;
  const report = await mutate(contract, cases, catalogue, {
    faults,
    seeds: one ? 0 : flags.seeds,
    workers: one ? 0 : flags.workers,
    blameEvery: one ? 1 : flags.blameEvery,
    onProgress: ({ done, total, what }) =>
      line.show(words.say('{done} of {total}  {what}', { done, total, what }).slice(0, 100)),
  });
  line.clear();
  const floor = flags.floor / 100;
  if (flags.reportDir !== undefined) {
    write(join(flags.reportDir, 'strength.json'), `${JSON.stringify(report, null, 2)}\n`);
    write(join(flags.reportDir, 'strength.md'), markdownStrength(report));
    write(join(flags.reportDir, 'strength.html'), htmlStrength(report));
  }
  if (flags.doc !== undefined) {
    const before = existsSync(flags.doc) ? readFileSync(flags.doc, 'utf8') : '';
    write(flags.doc, withSection(before, 'npm run mutate', markdownStrength(report)));
  }
  say(shown(report, flags, floor, words));
  process.exitCode = shortcomings(report, floor).length === 0 ? 0 : 1;
}

function shown(report: StrengthReport, { json, fault }: MutateFlags, floor: number, words: Words): string {
  if (json) return JSON.stringify(report);
  const [tried] = report.faults;
  if (fault !== undefined && tried) return explained(tried, words);
  return terminalStrength(report, floor, words.language)
    .split('\n')
    .map(line => words.of(line))
    .join('\n');
}

/** @throws Error that names the nearest for what there is none of */
function chosen(contract: Contract, catalogue: FaultCatalogue, flags: MutateFlags): readonly Fault[] {
  const { fault } = flags;
  if (fault === undefined) {
    const every = Math.max(1, flags.every);
    return chooseFaults(catalogue, contract, flags).filter((_, index) => index % every === 0);
  }
  const found = catalogue.get(fault);
  if (found) return [found];
  throw new Error(
    `Failed to find the fault ${fault}: there is no fault with this id.${catalogue.didYouMean(fault)} imapi faults lists them.`,
  );
}

function explained(tried: TriedFault, words: Words): string {
  const { id, title, defect, operations, stage, outcome, by, finding, cases } = tried;
  const head = [
    id,
    `  ${title.en}`,
    `  ${title.zh}`,
    words.say('  defect {defect}, applied at the stage {stage} of {operations}', {
      defect,
      stage,
      operations: operations.join(', '),
    }),
  ];
  if (outcome === 'survived')
    return [...head, words.say('Not noticed by any of {cases} cases that call it.', { cases })].join('\n');
  if (outcome === 'not exercised')
    return [...head, words.say('Never met: none of {cases} cases got an answer it changes.', { cases })].join(
      '\n',
    );
  const { severity = '', message = '', expected = '', got = '', evidence } = finding ?? {};
  return [
    ...head,
    cases === 1
      ? words.say('Noticed by {by}, the first case that was run:', { by: by ?? '' })
      : words.say('Noticed by {by}, the last of {cases} cases that was run:', { by: by ?? '', cases }),
    `  ${words.of(severity)}: ${message}`,
    words.say('  expected {expected}', { expected }),
    words.say('  got {got}', { got }),
    `  ${evidence?.curl ?? ''}`,
  ].join('\n');
}

function write(file: string, text: string): void {
  try {
    makeFolder(dirname(file));
    writeFileSync(file, text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`Failed to write ${file}: ${why}. Choose another place.`);
  }
}
