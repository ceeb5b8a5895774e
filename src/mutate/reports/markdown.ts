import { isMereDrift } from '../gate.ts';
import type { StrengthReport, TriedFault } from '../strength.ts';
import { blameLine, percent } from './text.ts';

/** Cases that noticed most are listed up to here. */
const maxListed = 25;

/**
 * The table for people who read the repository: no times, so that it changes when the check or the catalogue does and
 * not when a machine is slower.
 * @param why sentences about faults that are not noticed, by id
 */
export function markdownStrength(
  report: StrengthReport,
  why: ReadonlyMap<string, string> = new Map(),
): string {
  const { families, total, gate, blame, faults, kills, idle, alarms, seeds } = report;
  const rows = [...families, { family: '**all**', ...total, gate }].map(
    ({ family, killed, survived, notExercised, share, gate: at }) =>
      `| ${family} | ${killed + survived} | ${killed} | ${survived} | ${notExercised} | ${percent(share)} | ${at.failing} | ${at.drift} | ${percent(at.share)} |`,
  );
  const slipping = faults.filter(it => it.outcome === 'killed' && !it.fails && !isMereDrift(it));
  const survivors = faults.filter(({ outcome }) => outcome === 'survived');
  const unmet = faults.filter(({ outcome }) => outcome === 'not exercised');
  const best = Object.entries(kills).sort(
    ([one, more], [other, fewer]) => fewer - more || (one < other ? -1 : 1),
  );
  return `# How strong the check is

Made by \`npm run mutate\`. Each fault of the catalogue ([faults.md](faults.md)) is switched on in its own mock, and
the cases that could notice it are run until one of them fails the run; after drift was noticed, a few more. A fault
counts when it changed something.

*Fails*: the run ends with exit code 1 by default. *Drift*: the fault is noticed, but breaks no rule of the document and
does no harm; it fails a run only with \`--fail-on drift\`. *At the gate*: the share of the other faults that fail a run.

| family | met | noticed | not noticed | never met | score | fails | drift | at the gate |
|---|---:|---:|---:|---:|---:|---:|---:|---:|
${rows.join('\n')}

${seeds} runs without a fault, and as many behind a gateway in bad weather (1 % of 502 pages, 0.5 % of connections cut,
half of those after the work, limits now and then): ${alarms.length === 0 ? 'no false alarm' : `${alarms.length} false alarms`}.

## Noticed as drift, although it does harm

${listed(slipping, why, 'Nothing.')}

## Which operation it blames

Findings are grouped by suspected cause ([decision 026](../decisions/026-causes.md)). ${blameLine(blame)}

## Not noticed

${listed(survivors, why, 'Nothing.')}

## Never met

No answer had a value that they change: the demo data and the suite have none.

${listed(unmet, why, 'None.')}

## Which cases notice most

The first case to notice counts. Cases about the operation run first, those with fewer requests before the others.

| case | faults |
|---|---:|
${best
  .slice(0, maxListed)
  .map(([id, count]) => `| \`${id}\` | ${count} |`)
  .join('\n')}

${best.length} cases of ${best.length + idle.length} were the first to notice something.
`;
}

function listed(faults: readonly TriedFault[], why: ReadonlyMap<string, string>, none: string): string {
  if (faults.length === 0) return none;
  return faults
    .map(({ id, title }) => `- \`${id}\`: ${title.en}.${why.has(id) ? ` ${why.get(id)}` : ''}`)
    .join('\n');
}
