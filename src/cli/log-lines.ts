import { styleText } from 'node:util';
import type { Log, LogLine } from '../mock/mock-context.ts';
import { complain, say } from './exit.ts';

export const logFormats = ['pretty', 'json', 'none'] as const;
export type LogFormat = (typeof logFormats)[number];

/** Where the mock's log goes: a line per request to standard output, problems to standard error. */
export function logTo(format: LogFormat, colours: boolean): Log {
  return line => {
    if (line.kind === 'problem') complain(format === 'json' ? asJson(line) : `problem: ${line.message}`);
    else if (format !== 'none') say(format === 'json' ? asJson(line) : pretty(line, colours));
  };
}

function asJson(line: LogLine): string {
  if (line.kind === 'problem') return JSON.stringify({ kind: line.kind, message: line.message });
  const { changes, ...entry } = line.entry;
  return JSON.stringify({
    kind: line.kind,
    ...entry,
    parameters: entry.parameters(),
    changedRows: changes.length,
  });
}

function pretty({ entry }: Extract<LogLine, { kind: 'request' }>, colours: boolean): string {
  const paint = (style: Parameters<typeof styleText>[0], text: string) =>
    colours ? styleText(style, text) : text;
  const verdict =
    entry.resultCode === 1 ? paint('green', '1') : paint('red', String(entry.resultCode ?? entry.status));
  const changed = entry.changes.length > 0 ? `  ${entry.changes.length} rows changed` : '';
  const session = entry.session === undefined ? '' : `  [${entry.session}]`;
  const fault = entry.fault === undefined ? '' : paint('magenta', `  fault ${entry.fault}`);
  const head = `${entry.method.padEnd(4)} ${entry.path}  ${verdict}  ${entry.durationMs.toFixed(1)} ms${changed}${session}${fault}`;
  return [head, ...entry.warnings.map(text => paint('yellow', `     contract: ${text}`))].join('\n');
}
