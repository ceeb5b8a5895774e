import type { OperationParameters } from './generated/parameters.gen.ts';
import type { operations } from './generated/types.gen.ts';
import type { Source } from './sources.ts';

/** The `operationId` of an operation in openapi.yaml. */
export type OperationId = keyof operations & string;

/** The operations that answer JSON: all of them but the file service. */
export type JsonOperationId = Exclude<OperationId, 'getFile'>;

/** The operations that list in pages: both parameters of a page reach their handler. */
export type PagedOperationId = {
  [Id in OperationId]: OperationParameters[Id] extends { pageIndex: number; pageSize: number } ? Id : never;
}[OperationId];

/** What the server does when a parameter is missing or empty (`x-when-missing`). */
export type WhenMissing =
  | { readonly kind: 'default'; readonly value: string | number | boolean }
  /** `by: 'operation'`: the operation itself refuses, so the failure has the envelope of an operation. */
  | {
      readonly kind: 'resultCode';
      readonly code: number;
      readonly by: 'binding' | 'operation';
      /** An empty text is a value like any other: the code comes only where the parameter is not there at all. */
      readonly emptyTaken?: true;
    }
  | { readonly kind: 'ignored' };

/** One declared parameter of an operation; `required` is what the document says. */
export interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'path' | 'form';
  readonly type: 'string' | 'integer' | 'number' | 'boolean';
  readonly format?: 'int32' | 'int64' | 'double';
  readonly required: boolean;
  readonly source: Source;
  readonly description: string;
  readonly whenMissing?: WhenMissing;
}

/** A way in which an operation fails, as `x-result-codes` has it. */
export interface DeclaredFailure {
  readonly code: number;
  /** What other correct servers answer in its place; 1 where they do not refuse. Default: none. */
  readonly or?: readonly number[];
  readonly source: Source;
}

/** One operation of a contract, as mock and check need it at run time; default: of openapi.yaml. */
export interface Operation<Id extends string = OperationId> {
  readonly id: Id;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly service: 'api' | 'upload' | 'files';
  readonly tag: string;
  readonly summary: string;
  readonly effect: 'read' | 'write' | 'irreversible';
  readonly needsToken: boolean;
  readonly parameters: readonly Parameter[];
  /** Declared failures by case, e.g. `not-owner`. */
  readonly resultCodes: Readonly<Record<string, DeclaredFailure>>;
  /** A query that succeeds on the demo store, or the path of a file; empty for none. */
  readonly example: string;
}
