import { readJson } from '../base/strict-json.ts';
import type { Issue } from '../spec/contract.ts';
import type { Operation } from '../spec/operation.ts';
import { wireBreaches } from '../spec/wire-rules.ts';
import type { JournalEntry, WireAnswer } from './journal.ts';

/** What the wire is held against beside the contract. */
export interface WireWishes {
  /** Whether pages of other origins have to be let in. */
  readonly cors: boolean;
}

/**
 * Returns what is wrong with an answer as it went out: status, headers, a body that is cut off or is no strict JSON. Of a
 * file nothing is known but what the file service would have sent, so there it is whatever a fault has altered.
 */
export function wireIssues(entry: JournalEntry, operation: Operation, { cors }: WireWishes): Issue[] {
  const { method, status, wire } = entry;
  const cut = wire?.cut;
  if (cut?.sent === 0) return [issue('closed', 'must be answered; the connection was closed without a byte')];
  const head = { operation, method, status, headers: wire?.headers, text: wire ? entry.answer() : '' };
  const found = wireBreaches(head)
    .filter(({ rule }) => cors || rule !== 'allow-origin')
    .map(({ rule, message, source }) => ({ ...issue(rule, message), source }));
  if (cut)
    found.push(
      issue('closed', `must be whole; the connection was closed after ${cut.sent} of ${cut.of} bytes`),
    );
  if (!wire) return found;
  found.push(...encoding(wire));
  if (operation.id === 'getFile')
    return [
      ...found,
      ...wire.altered.map(what => issue('file', `must be the file as it is stored: ${what}`)),
    ];
  return [...found, ...strictness(entry.answer())];
}

function encoding({ headers, compressed }: WireAnswer): Issue[] {
  const { 'content-encoding': name = 'identity' } = headers;
  if (name === 'identity' || compressed) return [];
  return [issue('content-encoding', `must be what Content-Encoding says: the body is no ${name}`)];
}

/** What a lenient parser would let pass; that there is JSON at all is the contract's. */
function strictness(text: string): Issue[] {
  return readJson(text)
    .problems.filter(({ rule }) => rule !== 'json')
    .map(({ rule, pointer, message }) => ({ ...issue(rule, message), pointer }));
}

function issue(rule: string, message: string): Issue {
  return { pointer: '', rule: `wire-${rule}`, message, source: 'document', schemaPath: '' };
}
