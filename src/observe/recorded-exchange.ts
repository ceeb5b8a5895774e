import { isUtf8 } from 'node:buffer';
import { type JsonReading, readJson } from '../base/strict-json.ts';
import type { Exchange } from '../check/wire/exchange.ts';
import type { Operation } from '../spec/contract.ts';
import type { RecordedCall } from './recording/recorded.ts';
import type { OperationRoute } from './route.ts';

const notUtf8 = { pointer: '', rule: 'utf-8', message: 'must be UTF-8' } as const;

/** Makes of a recorded exchange what the check looks at one it has sent itself. */
export function exchangeOf(
  recorded: RecordedCall,
  operation: Operation,
  { address, path, query }: OperationRoute,
): Exchange {
  const { method, form, page, status, headers = {}, text = '', durationMs, failure } = recorded;
  // The query comes before the form, and the first of several of one name counts.
  const parameters: Record<string, string> = { ...form };
  for (const [name, value] of [...query].reverse()) parameters[name] = value;
  const isJson = operation.id !== 'getFile' && recorded.text !== undefined && failure === undefined;
  const { value, problems }: JsonReading = isJson ? readJson(text) : { value: undefined, problems: [] };
  const isBroken = isJson && recorded.bytes !== undefined && !isUtf8(recorded.bytes);
  return {
    operation,
    role: undefined,
    request: {
      method,
      url: address + path,
      parameters,
      carried: method === 'GET' ? 'query' : 'form',
      headers: page === undefined ? {} : { Origin: page },
      files: [],
    },
    durationMs,
    ...(failure && { failure }),
    status,
    headers,
    bytes: Buffer.alloc(0),
    text,
    json: value,
    problems: isBroken ? [...problems, notUtf8] : problems,
  };
}
