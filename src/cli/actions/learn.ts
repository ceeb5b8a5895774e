import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { escapeLog } from '../../base/escape.ts';
import type { CheckReport } from '../../check/report/check-report.ts';
import { edited } from '../../learn/contract-text.ts';
import { type Learnt, learn } from '../../learn/learn.ts';
import { patchText } from '../../learn/patch-text.ts';
import type { Proposal } from '../../learn/proposal.ts';
import { callsOfReport, reportIn } from '../../learn/report-calls.ts';
import { readRecording } from '../../observe/recording/read-recording.ts';
import { complain, say } from '../terminal/exit.ts';
import type { Words } from '../words/words.ts';

/** The flags of `imapi learn`. */
export interface LearnFlags {
  /** Only traffic to this base URL. */
  readonly target?: string;
  /** The contract to change. */
  readonly contract: string;
  /** Make the changes. */
  readonly write?: boolean;
  /** Ask about each change, then make those you accept. */
  readonly interactive?: boolean;
  /** Print the changes as JSON. */
  readonly json?: boolean;
}

/** Prints what recorded traffic asks of the contract, or changes it. @throws Error for a file that cannot be read or written */
export async function runLearn(files: readonly string[], flags: LearnFlags, words: Words): Promise<void> {
  const { contract, target, write = false, interactive = false, json = false } = flags;
  const text = readContract(contract);
  const sources = files.map(file => ({ file, report: reportIn(file) }));
  const { proposals, exchanges } = learnt(contract, () => learn(text, callsIn(sources), target));
  // A report that has found nothing shows no call.
  if (exchanges === 0 && !sources.some(({ report }) => report !== undefined && report.requests > 0)) {
    complain(words.say('Exit 4, inconclusive: the traffic has no call of the contract.'));
    process.exitCode = 4;
    return;
  }
  if (json)
    say(
      JSON.stringify(
        proposals.map(({ edits, ...shown }) => shown),
        undefined,
        2,
      ),
    );
  const possible = proposals.filter(({ edits }) => edits.length > 0);
  const wanted = interactive ? await asked(possible, contract, text, words) : possible;
  if (write || interactive) {
    const now = edited(
      text,
      wanted.flatMap(({ edits }) => edits),
    );
    if (now !== text) writeContract(contract, now);
    complain(words.say('{count} changes made in {file}.', { count: wanted.length, file: contract }));
  } else if (!json) process.stdout.write(patchText(contract, text, possible));
  for (const { says, evidence, conflict } of proposals)
    if (conflict !== undefined)
      complain(
        escapeLog(
          words.say('Left to you: {says} ({evidence}), but {conflict}.', {
            says: words.of(says),
            evidence: words.of(evidence),
            conflict: words.of(conflict),
          }),
        ),
      );
  for (const todo of new Set(wanted.map(({ todo }) => todo)))
    if (todo !== undefined) complain(escapeLog(words.say('Then: {todo}.', { todo: words.of(todo) })));
  process.exitCode = possible.length > 0 && !write && !interactive ? 1 : 0;
}

/** Who reads contracts knows them by one name, and here it may be another. */
function learnt(contract: string, look: () => Learnt): Learnt {
  try {
    return look();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new Error(
      error.message.replace(/^(Failed to (?:read|compile)) openapi\.yaml:/, `$1 ${contract}:`),
      {
        cause: error,
      },
    );
  }
}

function* callsIn(sources: readonly { file: string; report: CheckReport | undefined }[]) {
  for (const { file, report } of sources) yield* report ? callsOfReport(report) : readRecording(file);
}

function readContract(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`Failed to read the contract ${file}: ${messageOf(error)}. Name it with --contract.`);
  }
}

/** Beside it first: what cannot be written whole leaves the old one. */
function writeContract(file: string, text: string): void {
  const beside = `${file}.new`;
  try {
    writeFileSync(beside, text);
    renameSync(beside, file);
  } catch (error) {
    throw new Error(
      `Failed to write ${file}: ${messageOf(error)}. The file is unchanged; free disk space, or check its permissions.`,
    );
  }
}

async function asked(
  proposals: readonly Proposal[],
  file: string,
  text: string,
  words: Words,
): Promise<Proposal[]> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const wanted: Proposal[] = [];
  // A question that nobody can answer any more would wait for ever: what was accepted until then counts.
  const ended = new AbortController();
  terminal.once('close', () => ended.abort());
  try {
    for (const proposal of proposals) {
      say(patchText(file, text, [proposal]).split('\n').slice(2).map(escapeLog).join('\n'));
      const question = words.say('Make this change? y for yes, n for no, q to stop: ');
      const answer = await terminal.question(question, { signal: ended.signal }).catch(() => 'q');
      if (/^q/i.test(answer)) break;
      if (/^y/i.test(answer)) wanted.push(proposal);
    }
  } finally {
    terminal.close();
  }
  return wanted;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
