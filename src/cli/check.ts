import { appendFileSync } from 'node:fs';
import { Command } from 'commander';
import { check } from '../check/check.ts';
import { loadCases } from '../check/load-cases.ts';
import { CheckProblem } from '../check/problem.ts';
import { terminalReport } from '../check/reports/terminal.ts';
import { renderReports, writeReports } from '../check/reports/write.ts';
import type { Progress } from '../check/settings.ts';
import { loadContract } from '../spec/contract.ts';
import { targetFlags } from './check-flags.ts';
import { type CheckFlags, settingsOf } from './check-settings.ts';
import { complain, say } from './exit.ts';
import { flag } from './flag.ts';
import * as read from './flags.ts';
import { progressLine } from './progress-line.ts';

const examples = `
Examples:
  imapi check --target http://127.0.0.1:8094                          read only, against the mock
  imapi check --target http://127.0.0.1:8094 --mode full --fail-on drift
  imapi check --target https://staging.example --token $T             read only, against a server
  imapi check --target https://staging.example --mode full --allow-host staging.example \\
      --token $T --peer-token $P --outsider-token $O --report-dir report
  imapi check --target http://127.0.0.1:8094 --only deletion,getUser  some cases

Exit codes: 0 holds, 1 violated, 2 usage, 3 unreachable or token refused, 4 too little seen, 5 something left behind,
130 stopped. The last line says which and why. Each flag can come from the environment: IMAPI_TOKEN, IMAPI_TARGET.
`;

/** `imapi check`: holds a server against the contract. */
export function checkCommand(): Command {
  const command = new Command('check').description('Hold a server against the contract.');
  for (const option of targetFlags()) command.addOption(option);
  return command
    .addOption(
      flag('--mode <mode>', 'probe only reads; full makes what it needs and takes it away again')
        .choices(['probe', 'full'])
        .default('probe'),
    )
    .addOption(flag('--only <names>', 'cases, concerns or operations, with commas').argParser(words))
    .addOption(
      flag('--fail-on <severity>', 'the least that makes the check fail')
        .choices(['violation', 'drift'])
        .default('violation'),
    )
    .addOption(flag('--waivers <file>', 'known findings (default: waivers.yaml where there is one)'))
    .addOption(flag('--report-dir <folder>', 'write junit.xml, report.html, report.md and report.json'))
    .addOption(flag('--seed <text>', 'what order and texts follow from (default: made up)'))
    .addOption(flag('--concurrency <count>', 'cases at a time').argParser(read.count).default(4))
    .addOption(flag('--allow-irreversible', 'also do what the API cannot take back: friends, uploads'))
    .addOption(
      flag(
        '--plant-command <command>',
        'writes a text into a group; gets {from, room, content, type} as JSON',
      ),
    )
    .addOption(flag('--expired-token <token>', 'a token that has expired'))
    .addOption(
      flag(
        '--settle <ms>',
        'time in which a write must show (default: 0 on the mock, 2000 elsewhere)',
      ).argParser(read.count),
    )
    .addOption(
      flag('--budget <ms>', 'time an answer may take (default: 1000 on the mock, 3000 elsewhere)').argParser(
        read.count,
      ),
    )
    .addOption(flag('--list', 'print the cases instead of running them'))
    .addHelpText('after', examples)
    .action(run);
}

async function run(flags: CheckFlags): Promise<void> {
  const contract = loadContract();
  const cases = await loadCases(contract);
  if (flags.list) {
    for (const { id, effect, title } of cases) say(`${id}  (${effect})  ${title}`);
    return;
  }
  const stop = stopOnSignal();
  const line = progressLine(process.stderr);
  try {
    const report = await check(contract, cases, {
      ...settingsOf(flags),
      signal: stop.signal,
      onProgress: progress => line.show(progressText(progress)),
    });
    line.clear();
    const { files, annotations } = renderReports(report, contract);
    if (flags.reportDir !== undefined) await writeReports(files, flags.reportDir);
    const summary = process.env.GITHUB_STEP_SUMMARY;
    if (summary !== undefined && summary !== '') appendFileSync(summary, files['report.md']);
    if (process.env.GITHUB_ACTIONS === 'true') for (const annotation of annotations) say(annotation);
    say(terminalReport(report));
    process.exitCode = report.verdict.exitCode;
  } catch (error) {
    line.clear();
    if (!(error instanceof CheckProblem)) throw error;
    complain(`Exit ${error.exitCode}, ${error.exitCode === 2 ? 'usage' : 'unreachable'}: ${error.message}`);
    process.exitCode = error.exitCode;
  } finally {
    stop.end();
  }
}

function progressText({ done, total, result }: Progress): string {
  return `${done} of ${total}  ${result.outcome === 'held' ? '' : `${result.outcome}: `}${result.id}`.slice(
    0,
    100,
  );
}

function words(text: string, before: readonly string[] | undefined): string[] {
  const named = text.split(',').map(word => word.trim());
  return [...(before ?? []), ...named.filter(word => word !== '')];
}

/** The first signal ends the run and lets it take away what it made; the second does not wait. */
function stopOnSignal() {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) {
      complain('Stopped before everything was taken away. Run imapi sweep.');
      process.exit(130);
    }
    complain('Stopping: taking away what was made. Once more to stop at once.');
    controller.abort();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return { signal: controller.signal, end: () => void process.off('SIGINT', stop).off('SIGTERM', stop) };
}
