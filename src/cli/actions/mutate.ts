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
import { chooseFaults } from '../choose-faults.ts';
import { say } from '../exit.ts';
import { progressLine } from '../progress-line.ts';

/** The flags of `imapi mutate`. */
export interface MutateFlags {
  readonly fault?: string;
  readonly family?: string;
  readonly operation?: string;
  readonly floor: number;
  readonly seeds: number;
  readonly workers: number;
  readonly reportDir?: string;
  readonly doc?: string;
  readonly json?: boolean;
}

/** Measures the check, prints and writes the report, and leaves its exit code. */
export async function runMutate(flags: MutateFlags): Promise<void> {
  const contract = loadContract();
  const catalogue = faultCatalogue(contract, readDocumented());
  const faults = chosen(contract, catalogue, flags);
  if (flags.reportDir !== undefined) prepareReportFolder(flags.reportDir);
  const cases = await loadCases(contract);
  const line = progressLine(process.stderr);
  const one = flags.fault !== undefined;
  const report = await mutate(contract, cases, catalogue, {
    faults,
    seeds: one ? 0 : flags.seeds,
    workers: one ? 0 : flags.workers,
    onProgress: ({ done, total, what }) => line.show(`${done} of ${total}  ${what}`.slice(0, 100)),
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
  say(shown(report, flags, floor));
  process.exitCode = shortcomings(report, floor).length === 0 ? 0 : 1;
}

function shown(report: StrengthReport, { json, fault }: MutateFlags, floor: number): string {
  if (json) return JSON.stringify(report);
  const [tried] = report.faults;
  return fault !== undefined && tried ? explained(tried) : terminalStrength(report, floor);
}

/** @throws Error that names the nearest for what there is none of */
function chosen(contract: Contract, catalogue: FaultCatalogue, flags: MutateFlags): readonly Fault[] {
  const { fault } = flags;
  if (fault === undefined) return chooseFaults(catalogue, contract, flags);
  const found = catalogue.get(fault);
  if (found) return [found];
  throw new Error(
    `Failed to find the fault ${fault}: the catalogue has none of that id.${catalogue.didYouMean(fault)} imapi faults lists them.`,
  );
}

function explained({
  id,
  title,
  defect,
  operations,
  stage,
  outcome,
  by,
  finding,
  cases,
}: TriedFault): string {
  const head = [
    id,
    `  ${title.en}`,
    `  ${title.zh}`,
    `  defect ${defect}, done at the stage ${stage} of ${operations.join(', ')}`,
  ];
  if (outcome === 'survived')
    return [...head, `Not noticed by any of ${cases} cases that call it.`].join('\n');
  if (outcome === 'not exercised')
    return [...head, `Never met: none of ${cases} cases got an answer it changes.`].join('\n');
  return [
    ...head,
    `Noticed by ${by}, the ${cases === 1 ? 'first case' : `last of ${cases} cases`} that was run:`,
    `  ${finding?.severity}: ${finding?.message}`,
    `  expected ${finding?.expected}`,
    `  got ${finding?.got}`,
    `  ${finding?.evidence?.curl ?? ''}`,
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
