import { parsedJson } from '../../base/json.ts';
import { hidden } from '../../spec/secrets.ts';
import { foldMark } from './fold.ts';

/**
 * The part of an answer that `folded` shows, as a value: what it counts is not there, what it names without its parts is empty,
 * and a text that it cuts is one that is hidden.
 */
export function unfolded(text: string): unknown {
  const lines = text
    .split('\n')
    .map(line => (line.endsWith(foldMark) ? line.slice(0, -foldMark.length) : line));
  const [head = ''] = lines;
  return valueAt(
    head.trim(),
    lines
      .slice(1)
      .map(line => line.trim())
      .values(),
  );
}

const field = /^("(?:[^"\\]|\\.)*"): (.*)$/;

function valueAt(head: string, rest: ArrayIterator<string>): unknown {
  if (head === '{') return Object.fromEntries(fieldsOf(rest));
  if (head === '[') return rowsOf(rest);
  if (head === '{…}') return {};
  if (/^\[… \d+\]$/.test(head)) return [];
  return parsedJson(head) ?? (head.startsWith('"') ? hidden : undefined);
}

function fieldsOf(rest: ArrayIterator<string>): [name: string, value: unknown][] {
  const found: [string, unknown][] = [];
  for (let line = rest.next(); line.done !== true && line.value !== '}'; line = rest.next()) {
    const [, name = '', head = ''] = field.exec(line.value) ?? [];
    const key = parsedJson(name);
    if (typeof key !== 'string') continue;
    const value = valueAt(head, rest);
    // A report is cut at a length: what is not whole is not shown.
    if (value !== undefined) found.push([key, value]);
  }
  return found;
}

function rowsOf(rest: ArrayIterator<string>): unknown[] {
  const found: unknown[] = [];
  for (let line = rest.next(); line.done !== true && line.value !== ']'; line = rest.next()) {
    if (line.value.startsWith('… ')) continue;
    const value = valueAt(line.value, rest);
    if (value !== undefined) found.push(value);
  }
  return found;
}
