import { isSecret } from '../spec/secrets.ts';
import { jsonTypeOf } from './schema-parts.ts';

/** How often a value was seen at a place, and what it was like. */
export interface Sighting {
  /** Times it was there. */
  count: number;
  /** Values by the words of JSON Schema for their type. */
  readonly types: Map<string, number>;
  /** Milliseconds since 1970; undefined where no record says. */
  first: number | undefined;
  last: number | undefined;
  /** A value that was seen, where it is no secret and short. */
  example: string | number | boolean | undefined;
  /** Whether every number has the digits of a time in seconds, or in milliseconds. */
  seconds: boolean;
  milliseconds: boolean;
  /** Fields of objects, rows of lists; so that a field with parts can be described whole. */
  readonly fields: Map<string, Sighting>;
  rows: Sighting | undefined;
}

/** Deeper than this a value is not described. */
const deepest = 8;
/** The most fields of an object that are told apart. */
const mostFields = 300;
const longestExample = 40;
const phone = /(?:86)?1[3-9]\d{9}/;

/** Makes a sighting of nothing yet. */
export function sighting(): Sighting {
  return {
    count: 0,
    types: new Map(),
    first: undefined,
    last: undefined,
    example: undefined,
    seconds: true,
    milliseconds: true,
    fields: new Map(),
    rows: undefined,
  };
}

/** Adds a value that was seen. @param name of the field */
export function sight(seen: Sighting, name: string, value: unknown, at: number | undefined, depth = 0): void {
  seen.count++;
  const type = jsonTypeOf(value);
  seen.types.set(type, (seen.types.get(type) ?? 0) + 1);
  if (at !== undefined) {
    if (seen.first === undefined || at < seen.first) seen.first = at;
    if (seen.last === undefined || at > seen.last) seen.last = at;
  }
  if (typeof value !== 'object') seen.example ??= exampleOf(name, value);
  seen.seconds &&= typeof value === 'number' && /^\d{9,10}$/.test(String(value));
  seen.milliseconds &&= typeof value === 'number' && /^\d{12,13}$/.test(String(value));
  if (depth > deepest || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    seen.rows ??= sighting();
    for (const row of value.slice(0, 100)) sight(seen.rows, name, row, at, depth + 1);
    return;
  }
  for (const [field, part] of Object.entries(value)) {
    let known = seen.fields.get(field);
    if (known === undefined && seen.fields.size < mostFields) {
      known = sighting();
      seen.fields.set(field, known);
    }
    if (known) sight(known, field, part, at, depth + 1);
  }
}

/** The one type of all values; a whole number is also a number. Undefined where they differ, or all were null. */
export function oneType({ types }: Sighting): string | undefined {
  const seen = [...types.keys()].filter(type => type !== 'null');
  if (seen.length === 2 && seen.includes('integer') && seen.includes('number')) return 'number';
  return seen.length === 1 ? seen[0] : undefined;
}

function exampleOf(name: string, value: unknown): string | number | boolean | undefined {
  if (isSecret(name) || phone.test(String(value))) return undefined;
  if (typeof value === 'string')
    return value.length <= longestExample && !value.includes('***') ? value : undefined;
  return typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}
