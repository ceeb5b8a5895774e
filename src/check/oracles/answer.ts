import { excerpt } from '../../base/excerpt.ts';
import { isObject } from '../../base/json.ts';
import type { Issue, JsonOperationId } from '../../spec/contract.ts';
import { type Exchange, resultCodeOf } from '../wire/exchange.ts';
import type { Breach } from './breach.ts';
import { gapOf } from './gap.ts';
import type { OracleContext } from './oracle.ts';
import { isOwnProfile } from './own-profile.ts';
import { valueAt } from './value-at.ts';

const traces = [
  /\n\s+at [\w.$<>]+\(/,
  /\bjava\.(?:lang|util|sql)\.\w+Exception\b[^"]*\bat\b/,
  /\bSQLSTATE\b/,
  /\/(?:home|usr|var|opt)\/[\w./-]+/,
];

/**
 * Holds the JSON of an answer against the contract: shape, rules, fields nobody declared, codes nobody declared. Keys
 * that are lacking are another oracle's.
 */
export function answer(exchange: Exchange, { issues, undeclared }: OracleContext): Breach[] {
  const { operation, json } = exchange;
  if (json === undefined || operation.id === 'getFile') return [];
  if (!isObject(json)) return [notAnObject(json)];
  const broken = issues.filter(issue => gapOf(issue, exchange) === undefined);
  const found = [...broken, ...undeclared].map(issue => breachOf(issue, exchange));
  return [...found, ...undeclaredCode(exchange), ...leaks(exchange)];
}

/**
 * All ways in which an answer breaks the contract. A profile is the caller's own or somebody else's: where that is
 * known it is held against the one that it has to be, and not against the one it comes closest to.
 * @param checked rows that were found good before; those found good now are added
 */
export function issuesOf(
  { operation, json, request }: Exchange,
  { contract, caller }: Pick<OracleContext, 'contract' | 'caller'>,
  checked?: WeakSet<object>,
): Issue[] {
  if (operation.id === 'getFile' || !isObject(json)) return [];
  const id: JsonOperationId = operation.id;
  const issues = contract.checkAnswer(id, json, {
    parameters: request.parameters,
    ...(checked && { checked }),
  });
  const { data } = json;
  if (id !== 'getUser' || caller === undefined || json.resultCode !== 1 || !isObject(data)) return issues;
  const profile = contract.checkRow(isOwnProfile(data, caller) ? 'OwnProfile' : 'OtherProfile', data);
  return [
    ...issues.filter(({ pointer }) => pointer !== '/data' && !pointer.startsWith('/data/')),
    ...profile.map(issue => ({ ...issue, pointer: `/data${issue.pointer}` })),
  ];
}

/** An issue of an answer as a breach, with the value that is wrong. */
export function breachOf(
  { pointer, rule, message, source, schemaPath }: Issue,
  { json }: Pick<Exchange, 'json'>,
): Breach {
  return {
    rule,
    pointer,
    message,
    source,
    schemaPath,
    ...valuesOf(rule, message, valueAt(json, pointer)),
  };
}

/** What sentences of rules say of both sides. */
const sides: Readonly<Record<string, RegExp>> = {
  'x-echo': /\((?<expected>.*)\), is (?<got>.*)$/s,
  'x-agrees-with': /\((?<expected>.*)\), is (?<got>.*)$/s,
  'x-sorted-by': /^must be (?<expected>.*?): (?<got>.*)$/s,
  'x-unique-by': /^must have (?<expected>.*?): (?<got>.*)$/s,
  'x-page': /^must have (?<expected>pageCount \d+)\b.*, has (?<got>.*)$/s,
};

/** What had to come and what came, as values: `must be integer, is text` wants an integer. */
function valuesOf(rule: string, message: string, value: unknown): Pick<Breach, 'expected' | 'got'> {
  const { expected, got } = sides[rule]?.exec(message)?.groups ?? {};
  if (expected !== undefined && got !== undefined) return { expected, got };
  if (rule === 'maxProperties' && isObject(value))
    return {
      expected: `at most ${/\d+/.exec(message)?.[0]} fields`,
      got: Object.keys(value).join(', '),
    };
  if (rule === 'undeclared') return { expected: 'no such field', got: shown(value) };
  const wanted = message
    .replace(/^(?:must (?:be |not |have )?|is )/, start => (/not/.test(start) ? 'not ' : ''))
    .replace(/, (?:is|has) .*$/s, '');
  return { expected: wanted, got: shown(value) };
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
  if (code === undefined || code === 1) return [];
  const declared = Object.values(exchange.operation.resultCodes).flatMap(({ code: own, or = [] }) => [
    own,
    ...or,
  ]);
  if (declared.includes(code)) return [];
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

/** A value as a report shows it, cut to a readable length. */
export function shown(value: unknown): string {
  return value === undefined ? 'absent' : excerpt(JSON.stringify(value) ?? String(value), 300);
}
