import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';
import { isObject, parsedJson } from '../../base/json.ts';
import { utf8Text } from '../../base/utf8-text.ts';
import { harEntry } from './har-entry.ts';
import { JsonElements } from './json-elements.ts';
import { combinedLogLine, jsonLogLine } from './log-line.ts';
import { newmanExecution } from './newman-execution.ts';
import type { RecordedCall } from './recorded.ts';

/** Bytes that are read at a time. */
const pieceSize = 1 << 20;
/** The longest line, and the largest exchange, in bytes: a HAR of a download is no reason to run out of memory. */
const maxExchange = 64 << 20;

/**
 * The exchanges of a recording, one after another: HAR, the JSON of Newman, one JSON per line (HAR entries, or an access
 * log), or an access log in the combined format. What is no exchange is passed over.
 * @throws Error where the file cannot be read to its end, with the reason and what to do
 */
export function* readRecording(file: string): Generator<RecordedCall> {
  let count = 0;
  for (const recorded of exchangesIn(file)) {
    count++;
    yield recorded;
  }
  if (count === 0) {
    throw new Error(
      `Failed to read ${file}: it holds no exchange. Give a HAR with answers in it, a report of Newman, or an access log with bodies.`,
    );
  }
}

function* exchangesIn(file: string): Generator<RecordedCall> {
  const pieces = piecesOf(file);
  const { value: first } = pieces.next();
  if (first === undefined) throw new Error(`Failed to read ${file}: it is empty. Record it again.`);
  refuseEncodings(file, first);
  const begin = first.subarray(hasMark(first) ? 3 : 0);
  yield* isOneJson(begin) ? fromJson(file, begin, pieces) : fromLines(file, begin, pieces);
}

function* piecesOf(file: string): Generator<Buffer> {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch (error) {
    throw new Error(`Failed to open ${file}: ${messageOf(error)}. Name an existing file.`);
  }
  try {
    for (;;) {
      const piece = Buffer.allocUnsafe(pieceSize);
      const length = readPiece(file, handle, piece);
      if (length === 0) return;
      yield piece.subarray(0, length);
    }
  } finally {
    closeSync(handle);
  }
}

function readPiece(file: string, handle: number, piece: Buffer): number {
  try {
    return readSync(handle, piece);
  } catch (error) {
    throw new Error(`Failed to read ${file}: ${messageOf(error)}. Name a file.`);
  }
}

function hasMark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function refuseEncodings(file: string, bytes: Buffer): void {
  const name =
    bytes[0] === 0x1f && bytes[1] === 0x8b
      ? 'gzip'
      : bytes[0] === 0x50 && bytes[1] === 0x4b
        ? 'a zip'
        : undefined;
  if (name !== undefined) throw new Error(`Failed to read ${file}: it is ${name}. Unpack it.`);
  if (bytes.subarray(0, 64).includes(0)) {
    throw new Error(
      `Failed to read ${file}: it is not in UTF-8. Convert it: iconv -f UTF-16 -t UTF-8 ${file} > utf-8.har.`,
    );
  }
}

/** One JSON text, and not one in each line: then the first line is whole. */
function isOneJson(bytes: Buffer): boolean {
  const first = bytes.toString('latin1', 0, 200).trimStart()[0];
  if (first === '[') return true;
  if (first !== '{') return false;
  const end = bytes.indexOf(10);
  const line = end < 0 ? undefined : parsedJson(bytes.toString('utf8', 0, end));
  return !isObject(line) || 'log' in line || 'run' in line;
}

function* fromJson(file: string, first: Buffer, pieces: Generator<Buffer>): Generator<RecordedCall> {
  let count = 0;
  // All that end in a piece are read before the first of them is taken.
  let read = 0;
  const elements = new JsonElements(bytes => {
    const value = parsedJson(textOf(file, bytes, `exchange ${read + 1}`));
    if (!isObject(value)) return undefined;
    read++;
    return value;
  });
  for (const piece of chain(first, pieces)) {
    for (const value of elements.push(piece)) {
      count++;
      if (value === undefined) {
        throw new Error(`Failed to read ${file}: exchange ${count} is not JSON. Record it again.`);
      }
      const recorded = harEntry(value) ?? newmanExecution(value) ?? jsonLogLine(value);
      if (recorded) yield recorded;
    }
    if (elements.pending > maxExchange) {
      throw new Error(
        `Failed to read ${file}: exchange ${count + 1} is larger than ${maxExchange >> 20} MB. Record without the bodies of files.`,
      );
    }
  }
  if (!elements.isComplete) {
    throw new Error(
      `Failed to read ${file}: it ends in the middle, after exchange ${count}. Record it again, or let the recorder finish.`,
    );
  }
}

function* fromLines(file: string, first: Buffer, pieces: Generator<Buffer>): Generator<RecordedCall> {
  let number = 0;
  for (const bytes of linesOf(file, chain(first, pieces))) {
    number++;
    const line = textOf(file, bytes, `line ${number}`).trim();
    if (line === '') continue;
    const recorded = line.startsWith('{') ? fromJsonLine(line) : combinedLogLine(line);
    if (recorded) yield recorded;
  }
}

function fromJsonLine(line: string): RecordedCall | undefined {
  const value = parsedJson(line);
  if (!isObject(value)) return undefined;
  // A trace of Playwright has HAR entries in it.
  return (
    harEntry(isObject(value.snapshot) ? value.snapshot : value) ??
    newmanExecution(value) ??
    jsonLogLine(value)
  );
}

function* linesOf(file: string, pieces: Iterable<Buffer>): Generator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for (const piece of pieces) {
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    let from = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
      yield bytes.subarray(from, end);
      from = end + 1;
    }
    rest = Buffer.from(bytes.subarray(from));
    if (rest.length > maxExchange)
      throw new Error(
        `Failed to read ${file}: it is neither JSON nor lines. Give a HAR, or a log with one line each.`,
      );
  }
  if (rest.length > 0) yield rest;
}

function textOf(file: string, bytes: Buffer, where: string): string {
  if (!isUtf8(bytes)) {
    throw new Error(
      `Failed to read ${file}: ${where} is not in UTF-8. Save it as UTF-8, for example with iconv.`,
    );
  }
  return utf8Text(bytes);
}

function* chain(first: Buffer, rest: Iterable<Buffer>): Generator<Buffer> {
  yield first;
  yield* rest;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
