import type { Operation, OperationId } from './operation.ts';
import type { Source } from './sources.ts';

/**
 * What an answer may hold, reduced to what writing and naming its fields needs. Parts named in `refs` are components
 * that describe the same value and are merged with the rest.
 */
export interface Shape {
  readonly refs?: readonly string[];
  /** Printed as Java prints a double: `-1.0`. */
  readonly double?: true;
  /** A row: an immutable object whose text may be kept. */
  readonly row?: true;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  /** Shape of the JSON text in this string. */
  readonly content?: Shape;
  /** The string is such a text only if that field beside it has that value. */
  readonly contentWhen?: { readonly field: string; readonly is: unknown };
}

/** How one operation answers: its success, and the failure components with the codes each may carry. */
export interface Answer {
  readonly schemaPath: string;
  /** Where its success stands, references followed. */
  readonly successPath: string;
  readonly shape: Shape;
  readonly failures: readonly { readonly schema: string; readonly codes: readonly number[] }[];
}

/** What `scripts/generate.ts` leaves of a contract for run time; default: of openapi.yaml. */
export interface CompiledContract<Id extends string = OperationId> {
  readonly info: { readonly title: string; readonly version: string };
  readonly operations: readonly Operation<Id>[];
  readonly answers: Readonly<Record<string, Answer>>;
  readonly shapes: Readonly<Record<string, Shape>>;
  /** Source by JSON pointer into openapi.yaml, where it differs from the default `document`. */
  readonly sources: Readonly<Record<string, Source>>;
}
