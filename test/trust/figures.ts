import { blameLine, percent } from '../../src/mutate/reports/text.ts';
import { blamedIn } from './blamed-in.ts';
import { isNoticed, isRight, type Outcome } from './outcome.ts';

const names = (outcomes: readonly Outcome[]) => [...new Set(outcomes.map(({ name }) => name))];

/**
 * The part of docs/check-strength.md on the second server.
 * @param planned runs of the plan; what was not made yet counts nowhere, and is told
 */
export function figures(outcomes: readonly Outcome[], planned: number): string {
  const correct = outcomes.filter(({ expected }) => expected === 'nothing');
  const broken = outcomes.filter(({ expected }) => expected !== 'nothing');
  const harming = broken.filter(({ expected }) => expected === 'violation');
  const failing = harming.filter(isRight);
  const noticed = broken.filter(isNoticed);
  const wrong = outcomes.filter(outcome => !isRight(outcome));
  return `## On a second server

Made by \`npm run trust\`. The server of \`test/other-server\` was written from the document and the server facts alone and
shares no code with the mock. It is checked with tokens, a \`--plant-command\` and \`--allow-irreversible\`; the correct
server with a \`--token-command\` as well, but where a line says otherwise, and the broken ones without, so that three groups have
to do for all cases. ${outcomes.length} of ${planned} runs of the plan were made${outcomes.length < planned ? '; **the figures are of those alone**' : ''}.

**A correct server** under each condition; every second seed takes the other way wherever document and facts leave a
choice. ${correct.filter(isRight).length} of ${correct.length} runs end with 0 and find nothing.

| condition | probe | full |
|---|---:|---:|
${names(correct)
  .map(name => `| ${name} | ${share(correct, name, 'probe')} | ${share(correct, name, 'full')} |`)
  .join('\n')}
${timed(correct)}
**Regressions of a backend**, one at a time. Of ${harming.length} that harm somebody ${failing.length} (${percent(failing.length / Math.max(1, harming.length))})
end with 1 by default; of all ${broken.length}, ${noticed.length} are noticed.

| harm | regressions | noticed | end with 1 |
|---|---:|---:|---:|
${[...new Set(broken.map(({ harm }) => harm ?? ''))]
  .map(harm => {
    const of = broken.filter(outcome => outcome.harm === harm);
    const ended = of.filter(({ exitCode }) => exitCode === 1).length;
    return `| ${harm} | ${of.length} | ${of.filter(isNoticed).length} | ${ended} |`;
  })
  .join('\n')}

**Who is blamed** ([decision 026](../decisions/026-causes.md)). ${blameLine(blamedIn(broken))}

${wrong.length === 0 ? 'Every verdict was right.' : `Not right:\n\n${wrong.map(line).join('\n')}`}
`;
}

/** How long the slowest took of those that may take only so long. */
function timed(correct: readonly Outcome[]): string {
  const lines = names(correct.filter(({ withinS }) => withinS !== undefined)).map(name => {
    const of = correct.filter(outcome => outcome.name === name && outcome.withinS !== undefined);
    const slowest = of.reduce((most, { seconds }) => Math.max(most, seconds), 0);
    return `\nThe slowest of ${of.length} in mode \`full\`, ${name}: ${slowest} s of at most ${of[0]?.withinS} s.\n`;
  });
  return lines.join('');
}

function share(outcomes: readonly Outcome[], name: string, mode: Outcome['mode']): string {
  const of = outcomes.filter(outcome => outcome.name === name && outcome.mode === mode);
  return of.length === 0 ? '–' : `${of.filter(isRight).length} of ${of.length}`;
}

function line({ name, mode, exitCode, seconds, withinS = Number.POSITIVE_INFINITY }: Outcome): string {
  const late = seconds > withinS ? `, after ${seconds} s of at most ${withinS} s` : '';
  return `- ${name} (${mode}): exit ${exitCode}${late}`;
}
