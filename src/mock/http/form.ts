import { parse } from 'node:querystring';
import { isObject } from '../../base/json.ts';
import type { NodeRequest } from './node-handler.ts';
import { wholeBody } from './whole-body.ts';

/** The server's own limit for a form in bytes, with room for a long list of message ids. */
const formLimit = 2 * 1024 * 1024;

/** Max parameters of a form; each costs more to read than its bytes. */
const parameterLimit = 100_000;

/** What was read of the body of a request. */
export interface ReadForm {
  /** Absent where the body is no form. */
  readonly fields?: Readonly<Record<string, unknown>>;
  /** The contract warning for a body that the server does not read. */
  readonly warning?: string;
}

/**
 * Reads the form of a POST request; what is in it is taken as a query is (`readParameters`).
 * @throws Error with the reason, and what to do, for one that is too large, that has too many parameters, that breaks off,
 * that cannot be unpacked, or whose charset nobody knows
 */
export async function readForm(request: NodeRequest): Promise<ReadForm> {
  const { headers } = request;
  const type = headers['content-type'];
  if (!isForm(type)) return hasBody(request) ? { warning: unreadBody(type) } : {};
  if (request.readableEnded) return { fields: readBefore(request) };
  const charset = /;\s*charset\s*=\s*["']?([^"';,\s]*)/i.exec(type)?.[1] ?? '';
  const known = charsets.get(charset.toLowerCase().replace(/[^a-z0-9]/g, ''));
  if (!known) throw new Error(`its charset "${charset}" is unknown: send UTF-8`);
  const body = await wholeBody(request, formLimit);
  if (hasTooMany(body)) throw new Error('it has more than 100,000 parameters: send fewer');
  return { fields: parse(body.toString(known), '&', '=', known === 'latin1' ? inLatin1 : inUtf8) };
}

/** Returns the fields of a form that an application's own routes have read on its way to whom it is for. */
function readBefore(request: NodeRequest): Readonly<Record<string, unknown>> {
  const body: unknown = Reflect.get(request, 'body');
  return isObject(body) ? body : {};
}

const ampersand = 0x26;
const formType = 'application/x-www-form-urlencoded';
/** Names of charsets, without what spellings differ in. */
const charsets: ReadonlyMap<string, 'utf8' | 'latin1'> = new Map([
  ['', 'utf8'],
  ['utf8', 'utf8'],
  ['usascii', 'utf8'],
  ['iso88591', 'latin1'],
  ['latin1', 'latin1'],
]);
const inUtf8 = { maxKeys: 0 };
const inLatin1 = {
  maxKeys: 0,
  decodeURIComponent: (text: string) =>
    text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
};

function isForm(type: string | undefined): type is string {
  return type !== undefined && type.split(/[;,]/)[0]?.trim().toLowerCase() === formType;
}

function hasBody({ headers }: NodeRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function hasTooMany(body: Uint8Array): boolean {
  let count = 1;
  for (const byte of body) if (byte === ampersand) count += 1;
  return count > parameterLimit;
}

/** Returns the warning for a body that the server does not read: to the caller it looks like lost parameters. */
function unreadBody(type: string | undefined): string {
  return `a body ${type === undefined ? 'without Content-Type' : `of ${type}`} is not read: send a form (${formType})`;
}
