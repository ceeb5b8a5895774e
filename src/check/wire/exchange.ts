import type { Operation } from '../../spec/contract.ts';
import type { Role } from '../suite/people.ts';
import type { Sign } from './sign.ts';

/** Parameters of a request, in the order they are sent. */
export type Parameters = Readonly<Record<string, string | number>>;

/** Why there is no whole answer. */
export interface WireFailure {
  readonly kind: 'unreachable' | 'timeout' | 'closed' | 'too-large' | 'certificate' | 'packed' | 'other';
  readonly message: string;
}

/** A request as it went out. */
export interface SentRequest {
  readonly method: string;
  /** Base of the service and the path, without a query. */
  readonly url: string;
  readonly parameters: Parameters;
  /** Where the parameters stand. */
  readonly carried: 'query' | 'form' | 'multipart' | 'none';
  readonly headers: Readonly<Record<string, string>>;
  /** Names of the files that went along. */
  readonly files: readonly string[];
}

/** One request and what came of it; the bytes are those of the wire. */
export interface Exchange {
  readonly operation: Operation;
  readonly role: Role | undefined;
  readonly request: SentRequest;
  readonly durationMs: number;
  readonly failure?: WireFailure;
  /** 0 when there is no answer. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
  readonly text: string;
  /** The answer as JSON; undefined when it is none. Rows that come again are the same objects, so nobody may change them. */
  readonly json: unknown;
  /** Something else than the server has answered, and this did not stop. */
  readonly sign?: Sign;
  /** Something in front of the server refuses the text in the request, whatever it is for. */
  readonly textRefused?: true;
  /** The answer was lost on the way: what is here was seen afterwards, and says nothing about the wire. */
  readonly recovered?: true;
  /** What a strict reading of the JSON found. */
  readonly problems: readonly { readonly pointer: string; readonly rule: string; readonly message: string }[];
}

/** The result code of an answer, or undefined when it has none. */
export function resultCodeOf({ json }: Pick<Exchange, 'json'>): number | undefined {
  const code = (json as { resultCode?: unknown } | null | undefined)?.resultCode;
  return typeof code === 'number' ? code : undefined;
}
