import type { IncomingHttpHeaders } from 'node:http';
import { nearest } from '../../base/nearest.ts';
import type { ControlParameter } from '../../control-api/document.ts';
import { Problem } from './problem.ts';

type Value = string | number | boolean;

/**
 * Reads the values of a path and a query as the document declares them; what is missing gets its default. Headers are
 * held against the document alone: a session that is misspelt must not end up in the shared world.
 * @throws Problem bad-query for what is unknown, missing or of another type
 */
export function readValues(
  parameters: readonly ControlParameter[],
  path: Readonly<Record<string, string>>,
  query: URLSearchParams,
  headers: IncomingHttpHeaders,
): Record<string, Value> {
  const inQuery = parameters.filter(parameter => parameter.in === 'query');
  for (const name of query.keys()) {
    if (inQuery.some(parameter => parameter.name === name)) continue;
    const names = inQuery.map(parameter => parameter.name);
    const advice = names.length === 0 ? 'It takes none.' : `It takes ${names.join(', ')}.`;
    throw new Problem('bad-query', `Failed to read the query: ${name} is unknown. ${advice}`, {
      nearest: nearest(name, names),
    });
  }
  const values: Record<string, Value> = {};
  for (const parameter of parameters) {
    const { name, required = false, schema } = parameter;
    if (parameter.in === 'header') {
      const text = headers[name.toLowerCase()];
      if (typeof text === 'string' && text !== '') readValue(parameter, text);
      continue;
    }
    const text = parameter.in === 'path' ? path[name] : (query.get(name) ?? undefined);
    const value = text === undefined ? schema.default : readValue(parameter, text);
    if (value !== undefined) values[name] = value;
    else if (required) throw new Problem('bad-query', `Failed to read the query: ${name} is required.`);
  }
  return values;
}

function readValue({ name, schema }: ControlParameter, text: string): Value {
  const {
    type,
    pattern,
    description,
    minimum = Number.MIN_SAFE_INTEGER,
    maximum = Number.MAX_SAFE_INTEGER,
  } = schema;
  if (type === 'boolean') {
    if (/^(true|1|)$/.test(text)) return true;
    if (/^(false|0)$/.test(text)) return false;
    throw refusal(name, text, 'true or false');
  }
  if (type === 'integer') {
    const value = Number(text);
    if (!/^-?\d+$/.test(text) || value < minimum || value > maximum)
      throw refusal(name, text, `a whole number from ${minimum} to ${maximum}`);
    return value;
  }
  if (pattern !== undefined && !new RegExp(pattern).test(text))
    throw refusal(name, text, description ?? `a text that fits ${pattern}`);
  return text;
}

function refusal(name: string, text: string, wanted: string): Problem {
  return new Problem('bad-query', `Failed to read ${name}: ${JSON.stringify(text)} has to be ${wanted}.`);
}
