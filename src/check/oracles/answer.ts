import type { JsonOperationId } from '../../spec/contract.ts';
import { type Exchange, resultCodeOf } from '../wire/exchange.ts';
import type { Breach } from './breach.ts';
import type { OracleContext } from './oracle.ts';
import { excerpt } from './transport.ts';

const traces = [
  /\n\s+at [\w.$<>]+\(/,
  /\bjava\.(?:lang|util|sql)\.\w+Exception\b[^"]*\bat\b/,
  /\bSQLSTATE\b/,
  /\/(?:home|usr|var|opt)\/[\w./-]+/,
];

/** Holds the JSON of an answer against the contract: shape, rules, fields nobody declared, codes nobody declared. */
export function answer(
  exchange: Exchange,
  { contract, undeclared }: Pick<OracleContext, 'contract' | 'undeclared'>,
): Breach[] {
  const { operation, json, request } = exchange;
  if (json === undefined || operation.id === 'getFile') return [];
  const id: JsonOperationId = operation.id;
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return [notAnObject(json)];
  const issues = [...contract.checkAnswer(id, json, { parameters: request.parameters }), ...undeclared];
  const found: Breach[] = issues.map(({ pointer, rule, message, source, schemaPath }) => ({
    rule,
    pointer,
    message,
    source,
    schemaPath,
    expected: message,
    got: shown(at(json, pointer)),
  }));
  return [...found, ...undeclaredCode(exchange), ...leaks(exchange)];
}

function notAnObject(json: unknown): Breach {
  const twice = typeof json === 'string' && /^\s*[{[]/.test(json);
  const message = twice ? 'must be an object, is JSON encoded twice' : 'must be an object';
  return {
    rule: 'type',
    pointer: '',
    message,
    source: 'document',
    expected: 'a JSON object',
    got: shown(json),
  };
}

/** A failure the contract knows, but not of this operation. */
function undeclaredCode(exchange: Exchange): Breach[] {
  const code = resultCodeOf(exchange);
  const declared = Object.values(exchange.operation.resultCodes).map(entry => entry.code);
  if (code === undefined || code === 1 || declared.includes(code)) return [];
  // Every operation may fail in these two ways, whether or not a parameter of it can provoke them.
  if (code === 1010101 || code === 1020101) return [];
  const message = `must be a result code that ${exchange.operation.id} declares, is ${code}`;
  return [
    {
      rule: 'undeclared-code',
      pointer: '/resultCode',
      message,
      source: 'server',
      expected: [1, ...new Set(declared)].join(', '),
      got: String(code),
    },
  ];
}

/** Stack traces and paths of the machine have no place in a failure (defect D20). */
function leaks(exchange: Exchange): Breach[] {
  if (resultCodeOf(exchange) === 1) return [];
  const found = traces.map(pattern => pattern.exec(exchange.text)?.[0]).find(text => text !== undefined);
  if (found === undefined) return [];
  const message = 'must not tell about the inside of the server';
  return [
    {
      rule: 'leak',
      pointer: '',
      message,
      source: 'server',
      expected: 'no stack trace, no path',
      got: excerpt(found),
    },
  ];
}

/** The value at a pointer; behind a `#` it goes on inside JSON text. */
function at(value: unknown, pointer: string): unknown {
  let here = value;
  const [outer = '', ...inner] = pointer.split('#');
  for (const step of outer.split('/').slice(1)) {
    here = (here as Record<string, unknown> | null | undefined)?.[
      step.replaceAll('~1', '/').replaceAll('~0', '~')
    ];
  }
  if (inner.length === 0 || typeof here !== 'string') return here;
  try {
    return at(JSON.parse(here), inner.join('#'));
  } catch {
    return here;
  }
}

/** A value as a report shows it, cut to a readable length. */
export function shown(value: unknown): string {
  return value === undefined ? 'nothing' : excerpt(JSON.stringify(value) ?? String(value), 300);
}
