import type { Breach } from '../check/oracles/breach.ts';
import type { Exchange } from '../check/wire/exchange.ts';
import type { Operation } from '../spec/operation.ts';
import type { RecordedCall } from './recording/recorded.ts';
import type { OperationRoute } from './route.ts';

/** A request to an operation, as far as it is about who is let in. */
export interface Asking {
  readonly operation: Operation;
  /** Undefined for none. */
  readonly token: string | undefined;
  /** Host and session: a token of one is none of another. */
  readonly world: string;
  /** Whose requests lose alike what a recorder leaves out: those of one recording to one host. */
  readonly source: string;
  readonly method: string;
  /** Where its parameters stand; a form may have a query beside it. */
  readonly hasForm: boolean;
  readonly hasQuery: boolean;
  /** A login may stand where nobody looks. */
  readonly mayLogIn: boolean;
  /** Nothing of a request was left out. */
  readonly isWhole: boolean;
  readonly resultCode: number | undefined;
  /** Milliseconds since 1970, of the request and of its answer; undefined where the record does not say. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  /** Made only where it is needed. */
  readonly exchange: () => Exchange;
}

/** Somebody was let in who had to be refused. */
export interface LetIn {
  readonly breach: Breach;
  readonly exchange: Exchange;
  /** How often; default: once. */
  readonly count?: number;
}

/** What an exchange asks for and gets; its parameters are read from the query before the form. */
export function askingOf(
  recorded: RecordedCall,
  { operation, host, query }: OperationRoute & { readonly operation: Operation },
  more: Pick<Asking, 'resultCode' | 'exchange'> & { readonly recording: string },
): Asking {
  const { method, form, session = '', mayLogIn = false, isWhole = false, at, durationMs } = recorded;
  const token = query.get('access_token') ?? form.access_token ?? '';
  return {
    operation,
    token: token === '' ? undefined : token,
    world: `${host} ${session}`,
    source: `${host} ${more.recording}`,
    method,
    hasForm: Object.keys(form).length > 0,
    hasQuery: query.size > 0,
    mayLogIn,
    isWhole,
    resultCode: more.resultCode,
    from: at,
    to: at === undefined ? undefined : at + durationMs,
    exchange: more.exchange,
  };
}
