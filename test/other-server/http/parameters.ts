import { type FailureName, Refusal } from '../failures.ts';

const int = { min: -(2n ** 31n), max: 2n ** 31n - 1n };
const long = { min: -(2n ** 63n), max: 2n ** 63n - 1n };

/** The parameters of a request: query first, then form, each by its first value. */
export class Parameters {
  readonly #values: ReadonlyMap<string, string>;
  readonly #mistyped: FailureName;

  /** `mistyped`: what a scalar of the wrong type ends with. */
  constructor(values: ReadonlyMap<string, string>, mistyped: FailureName = 'internal') {
    this.#values = values;
    this.#mistyped = mistyped;
  }

  /** The same parameters for an operation that binds them otherwise. */
  bound(mistyped: FailureName): Parameters {
    return new Parameters(this.#values, mistyped);
  }

  /** The same parameters but some; for regressions. */
  with(changes: Readonly<Record<string, string>>): Parameters {
    return new Parameters(new Map([...this.#values, ...Object.entries(changes)]), this.#mistyped);
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  text(name: string, otherwise = ''): string {
    return this.#values.get(name) ?? otherwise;
  }

  /** A text that has to be there; it may be empty. @throws Refusal parameter-invalid */
  needText(name: string): string {
    const value = this.#values.get(name);
    if (value === undefined) throw new Refusal('parameter-invalid');
    return value;
  }

  /** 32 bits; missing and empty mean the default. @throws Refusal where it is no such number */
  int(name: string, otherwise = 0): number {
    return this.#number(name, int) ?? otherwise;
  }

  /** @throws Refusal parameter-invalid where it is missing or empty */
  needInt(name: string): number {
    const value = this.#number(name, int);
    if (value === undefined) throw new Refusal('parameter-invalid');
    return value;
  }

  /** 64 bits, in milliseconds where it is a time. */
  long(name: string, otherwise = 0): number {
    return this.#number(name, long) ?? otherwise;
  }

  #number(name: string, { min, max }: typeof int): number | undefined {
    const text = this.#values.get(name)?.trim();
    if (text === undefined || text === '') return undefined;
    const value = /^[+-]?\d+$/.test(text) ? BigInt(text.replace('+', '')) : undefined;
    if (value !== undefined && value >= min && value <= max) return Number(value);
    const type = min === int.min ? 'int' : 'long';
    throw new Refusal(
      this.#mistyped,
      this.#mistyped === 'internal'
        ? `Failed to convert value of type 'java.lang.String' to required type '${type}'; nested exception is java.lang.NumberFormatException: For input string: "${text}"`
        : '',
    );
  }
}

/** Reads query and form; the first of several values counts. */
export function readParameters(query: URLSearchParams, form: URLSearchParams): Parameters {
  const values = new Map<string, string>();
  for (const [name, value] of [...query, ...form]) if (!values.has(name)) values.set(name, value);
  return new Parameters(values);
}
