import type { WireFailure } from '../../check/wire/exchange.ts';
import { looksSecret } from '../../spec/secrets.ts';

/** An exchange as somebody else has written it down. */
export interface RecordedCall {
  readonly method: string;
  /** Absolute, or a path where the record names no host. */
  readonly url: string;
  /** What the server's address has before the paths of the contract, without a slash at the end. Default: nothing. */
  readonly below?: string | undefined;
  /** Names and values of the form that was sent; empty for none. */
  readonly form: Readonly<Record<string, string>>;
  /** The mock's session that it asked for; absent for none, and where the record keeps no headers of requests. */
  readonly session?: string | undefined;
  /** The origin of the page that asked; absent for none, and where the record keeps no headers of requests. */
  readonly page?: string | undefined;
  /** A login may stand where nobody looks: in a header, or in a body that is no form or that the record does not keep. */
  readonly mayLogIn?: boolean;
  /** Nobody has left anything of the request out. */
  readonly isWhole?: true;
  /** 0 where there was no answer. */
  readonly status: number;
  /** Of the answer, in lower case; undefined where the record keeps none. */
  readonly headers: Readonly<Record<string, string>> | undefined;
  /** Body of the answer; undefined where the record does not keep it. */
  readonly text: string | undefined;
  /** The same as bytes, where they are at hand: then nothing is decoded to see that it has come before. */
  readonly bytes?: Buffer | undefined;
  /** Milliseconds since 1970; undefined where the record does not say. */
  readonly at: number | undefined;
  readonly durationMs: number;
  /** Why the answer is not whole; only who has seen it on the wire can say so. */
  readonly failure?: WireFailure;
}

/** Header lines as one object, names in lower case. */
export function headersOf(
  pairs: readonly (readonly [name: string, value: string])[],
): Record<string, string> {
  return Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), value]));
}

/** The session that the headers of a request, by name in lower case, name to the mock; undefined for none. */
export function sessionIn(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): string | undefined {
  const { 'x-mock-session': named, cookie } = headers;
  if (typeof named === 'string') return named;
  return typeof cookie === 'string' ? /(?:^|;)\s*mock-session\s*=\s*([^;\s]+)/.exec(cookie)?.[1] : undefined;
}

/**
 * Whether something that is not read of a request may hold a login.
 * @param headers names of those that were sent; default: the record keeps none
 */
export function mayLogIn(
  method: string,
  form: Readonly<Record<string, string>>,
  headers: readonly string[] = [],
): boolean {
  const isBodyUnread = method !== 'GET' && Object.keys(form).length === 0;
  return isBodyUnread || headers.some(name => looksSecret(name) || name.toLowerCase() === 'authorization');
}

/** The fields of a form in its text. */
export function formFieldsOf(type: string | undefined, text: string): Record<string, string> {
  return type?.startsWith('application/x-www-form-urlencoded')
    ? Object.fromEntries(new URLSearchParams(text))
    : {};
}

/** A moment as milliseconds since 1970, given as an ISO date, in seconds or in milliseconds. */
export function timeOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value > 1e11 ? value : value * 1000;
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
