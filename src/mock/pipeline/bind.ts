import type { BoundValues } from '../../faults/fault.ts';
import type { Operation, Parameter, WhenMissing } from '../../spec/contract.ts';
import { BindingFailure } from './envelope.ts';
import type { RawParameters } from './parameters.ts';

/** Values while they are read. */
type ValuesBeingRead = Record<string, string | number | boolean>;

/** The parameters of a request as handlers receive them, with warnings for what the document requires and it lacks. */
export interface Binding {
  readonly values: BoundValues;
  readonly warnings: readonly string[];
  /** Names that the contract does not know; the server ignores them too. */
  readonly unknown: readonly string[];
}

/** Function that reads the parameters of one operation. @throws BindingFailure */
export type Binder = (raw: RawParameters) => Binding;

/** Max unknown names that are listed. */
const maxUnknown = 20;

/**
 * Compiles the binder of an operation from its parameters' types and `x-when-missing`.
 *
 * The binder throws BindingFailure: 1010101 for a missing parameter that the server requires, 1020101 for a value of
 * the wrong type (server facts 1.5). An empty text counts as absent for a number.
 * @param strict refuse what the document requires and the request lacks
 */
export function compileBinder(operation: Operation<string>, strict: boolean): Binder {
  const known = new Set(operation.parameters.map(parameter => parameter.name));
  const readers = operation.parameters
    .filter(parameter => parameter.name !== 'access_token')
    .map(parameter => ({ parameter, read: compileReader(parameter) }));

  return function bind(raw) {
    const values: ValuesBeingRead = {};
    const warnings: string[] = [];
    for (const { parameter, read } of readers) {
      const text = raw[parameter.name];
      if (text !== undefined && (text !== '' || parameter.type === 'string')) {
        values[parameter.name] = read(text);
      } else {
        fillIn(parameter, values, warnings, strict);
      }
    }
    const unknown: string[] = [];
    for (const name in raw) if (!known.has(name) && unknown.length < maxUnknown) unknown.push(name);
    return { values, warnings, unknown };
  };
}

function fillIn(
  { name, required, whenMissing }: Parameter,
  values: ValuesBeingRead,
  warnings: string[],
  strict: boolean,
): void {
  if (required && strict) throw new BindingFailure('parameterInvalid', `${name} is required by the document`);
  if (whenMissing?.kind === 'resultCode' && whenMissing.by === 'binding')
    throw new BindingFailure('parameterInvalid', '');
  if (whenMissing?.kind === 'default') values[name] = whenMissing.value;
  if (required) warnings.push(`${name} is missing: the document requires it${consequence(whenMissing)}`);
}

function consequence(whenMissing: WhenMissing | undefined): string {
  if (whenMissing?.kind === 'default') return `, the server takes ${JSON.stringify(whenMissing.value)}`;
  if (whenMissing?.kind === 'ignored') return ', the server does not read it';
  return '';
}

const ranges = {
  int32: [-2147483648n, 2147483647n],
  int64: [-9223372036854775808n, 9223372036854775807n],
} as const;

function compileReader(parameter: Parameter): (text: string) => string | number | boolean {
  const { name, type } = parameter;
  if (type === 'string') return text => text;
  if (type === 'boolean') return text => text === 'true';
  if (type === 'number') {
    return text => {
      const value = Number(text.trim());
      return Number.isFinite(value) ? value : refuseType(name, text, 'a number');
    };
  }
  const format = parameter.format === 'int64' ? 'int64' : 'int32';
  const [min, max] = ranges[format];
  return text => {
    const digits = text.trim();
    // Nine digits are in range whatever they are.
    if (/^[+-]?\d{1,9}$/.test(digits)) return Number(digits);
    const whole = /^[+-]?\d{1,40}$/.test(digits) ? BigInt(digits.replace(/^\+/, '')) : undefined;
    if (whole === undefined || whole < min || whole > max)
      return refuseType(name, text, `an integer (${format})`);
    return Number(whole);
  };
}

function refuseType(name: string, text: string, wanted: string): never {
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  throw new BindingFailure('internal', `${name}: ${JSON.stringify(shown)} is not ${wanted}`);
}
