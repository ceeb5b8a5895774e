import { parsedJson } from '../base/json.ts';
import { isTooDeep, readJson } from '../base/strict-json.ts';
import type { Exchange } from '../check/wire/exchange.ts';
import type { Operation } from '../spec/contract.ts';
import type { RecordedCall } from './recording/recorded.ts';
import type { OperationRoute } from './route.ts';

/** Makes of a recorded exchange what the check looks at one it has sent itself. */
export function exchangeOf(
  recorded: RecordedCall,
  operation: Operation,
  { host, path, query }: OperationRoute,
): Exchange {
  const { method, form, page, status, headers = {}, text = '', durationMs, failure } = recorded;
  // The query comes before the form, and the first of several of one name counts.
  const parameters: Record<string, string> = { ...form };
  for (const [name, value] of [...query].reverse()) parameters[name] = value;
  const isJson = operation.id !== 'getFile' && recorded.text !== undefined && failure === undefined;
  const { value, problems } = isJson ? readBody(text) : { value: undefined, problems: [] };
  return {
    operation,
    role: undefined,
    request: {
      method,
      url: `${host === '' ? '' : `http://${host}`}${path}`,
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
    problems,
  };
}

/** What is good JSON is read by the engine; the strict reader says what is wrong with the rest. */
function readBody(text: string): Pick<Exchange, 'problems'> & { readonly value: unknown } {
  const value = parsedJson(text);
  return value === undefined || isTooDeep(value) ? readJson(text) : { value, problems: [] };
}
