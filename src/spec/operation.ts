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
  | {
      readonly kind: 'default';
      /** What counts in its place. */
      readonly value: string | number | boolean;
    }
  /** `by: 'operation'`: the operation itself refuses, so the failure has the envelope of an operation. */
  | {
      /** What happens. */
      readonly kind: 'resultCode';
      /** Result code of the refusal. */
      readonly code: number;
      /** Who refuses: the binding, or the operation. */
      readonly by: 'binding' | 'operation';
      /** An empty text is a value like any other: the code comes only where the parameter is not there at all. */
      readonly emptyTaken?: true;
    }
  | { readonly kind: 'ignored' };

/** One declared parameter of an operation; `required` is what the document says. */
export interface Parameter {
  /** Name as it is sent. */
  readonly name: string;
  /** Where it is sent. */
  readonly in: 'query' | 'path' | 'form';
  /** Type of the value. */
  readonly type: 'string' | 'integer' | 'number' | 'boolean';
  /** Format of the value, e.g. `int64`. */
  readonly format?: 'int32' | 'int64' | 'double';
  /** Whether the document requires it. */
  readonly required: boolean;
  /** Where it is known from. */
  readonly source: Source;
  /** What it means. */
  readonly description: string;
  /** What the server does where it is missing. */
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
  /** operationId. */
  readonly id: Id;
  /** HTTP method. */
  readonly method: 'GET' | 'POST';
  /** Path. */
  readonly path: string;
  /** Service that it belongs to. */
  readonly service: 'api' | 'upload' | 'files';
  /** Tag in openapi.yaml. */
  readonly tag: string;
  /** What it does, in a few words. */
  readonly summary: string;
  /** Section of the document that describes it, e.g. `2.5a`; empty where none does. */
  readonly section: string;
  /** Whether it reads, writes, or does what cannot be undone. */
  readonly effect: 'read' | 'write' | 'irreversible';
  /** Whether it needs a token. */
  readonly needsToken: boolean;
  /** Its parameters. */
  readonly parameters: readonly Parameter[];
  /** Declared failures by case, e.g. `not-owner`. */
  readonly resultCodes: Readonly<Record<string, DeclaredFailure>>;
  /** A query that succeeds on the demo store, or the path of a file; empty for none. */
  readonly example: string;
}
