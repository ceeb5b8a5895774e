import { styleText } from 'node:util';
import { escapeJson, escapeLog } from '../../base/escape.ts';
import type { Log, LogLine } from '../../mock/mock-context.ts';
import { english, type Words } from '../words/words.ts';
import { complain, say } from './exit.ts';
import { type ProgressLine, progressLine, progressText } from './progress-line.ts';

export const logFormats = ['pretty', 'json', 'none'] as const;
export type LogFormat = (typeof logFormats)[number];

/**
 * Where the mock's log goes: a line per request to standard output, problems and the progress of long work to standard
 * error; as JSON, progress is a line of standard output like any other, and nothing is put into another language. A
 * contract warning is shown when an operation has it first.
 */
export function logTo(format: LogFormat, colours: boolean, words: Words = english): Log {
  const progress = progressLine(process.stderr, { elsewhere: 'lines' });
  return line => {
    if (line.kind === 'progress' && format !== 'json') return showProgress(progress, line, words);
    progress.clear();
    if (line.kind === 'problem')
      complain(
        format === 'json'
          ? escapeJson(asJson(line))
          : words.say('problem: {message}', { message: escapeLog(words.of(line.message)) }),
      );
    else if (format === 'json') say(escapeJson(asJson(line)));
    else if (format !== 'none' && line.kind === 'request') say(pretty(line, colours, words));
  };
}

function showProgress(
  shown: ProgressLine,
  { what, done, of }: Extract<LogLine, { kind: 'progress' }>,
  words: Words,
): void {
  if (done === of) shown.clear();
  else shown.show(progressText(words.of(what), done, of));
}

function asJson(line: LogLine): string {
  if (line.kind === 'progress') return JSON.stringify(line);
  if (line.kind === 'problem') return JSON.stringify({ kind: line.kind, message: line.message });
  const { changes, ...entry } = line.entry;
  return JSON.stringify({
    kind: line.kind,
    ...entry,
    warnings: line.newWarnings,
    parameters: entry.parameters(),
    changedRows: changes.length,
  });
}

function pretty(
  { entry, newWarnings }: Extract<LogLine, { kind: 'request' }>,
  colours: boolean,
  words: Words,
): string {
  const paint = (style: Parameters<typeof styleText>[0], text: string) =>
    colours ? styleText(style, text) : text;
  const verdict =
    entry.resultCode === 1 ? paint('green', '1') : paint('red', String(entry.resultCode ?? entry.status));
  const changed =
    entry.changes.length > 0 ? words.say('  {count} rows changed', { count: entry.changes.length }) : '';
  const session = entry.session === undefined ? '' : `  [${entry.session}]`;
  const fault =
    entry.fault === undefined ? '' : paint('magenta', words.say('  fault {id}', { id: entry.fault }));
  const head = `${entry.method.padEnd(4)} ${escapeLog(entry.path)}  ${verdict}  ${entry.durationMs.toFixed(1)} ms${changed}${session}${fault}`;
  return [
    head,
    ...newWarnings.map(text =>
      paint('yellow', words.say('     contract: {text}', { text: escapeLog(words.of(text)) })),
    ),
  ].join('\n');
}
