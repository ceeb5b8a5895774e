import type { Operation } from '../../spec/contract.ts';
import type { Role } from '../suite/people.ts';
import type { Parameters } from './exchange.ts';

/** A file that goes along with an upload. */
export interface FilePart {
  readonly field?: string;
  readonly name: string;
  readonly bytes: Buffer;
  /** What its bytes follow from, where that is one number (`seededFile`). */
  readonly seed?: number;
}

/** A request before it goes out. */
export interface WireRequest {
  readonly operation: Operation;
  readonly role?: Role | undefined;
  /** Default: the operation's own method. */
  readonly method?: string | undefined;
  readonly parameters: Parameters;
  /** Sent in the query even when the rest goes as a form. */
  readonly query?: Parameters | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly files?: readonly FilePart[] | undefined;
  /** Sent as it is instead of parameters, for the cases about bodies. */
  readonly body?: { readonly type: string; readonly text: string } | undefined;
  /** The path, where it is not the operation's own. */
  readonly path?: string | undefined;
}
