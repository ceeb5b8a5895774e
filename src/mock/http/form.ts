import type { ServerResponse } from 'node:http';
import type { Request, RequestHandler, Response } from 'express';
import type { NodeRequest } from './node-handler.ts';
import { urlencoded } from './urlencoded.ts';

/** What was read of the body of a request. */
export interface ReadForm {
  /** Absent where the body is no form. */
  readonly fields?: Readonly<Record<string, unknown>>;
  /** The contract warning for a body that the server does not read. */
  readonly warning?: string;
}

/** Creates a reader of the forms of POST requests. It fails for a form that is too large or not well formed. */
export function formReader(): (request: NodeRequest, response: ServerResponse) => Promise<ReadForm> {
  let reading: Promise<RequestHandler> | undefined;
  return async function readForm(request, response) {
    const { headers } = request;
    const type = headers['content-type'];
    if (!isForm(type)) return hasBody(request) ? { warning: unreadBody(type) } : {};
    const charset = /;\s*charset\s*=\s*["']?([^"';,\s]*)/i.exec(type)?.[1] ?? '';
    const known = charsets.get(charset.toLowerCase().replace(/[^a-z0-9]/g, ''));
    // In the spelling that the parser knows; it refuses charsets that it does not know.
    headers['content-type'] = `${formType}; charset=${known ?? charset}`;
    reading ??= urlencoded();
    return { fields: await parsed(await reading, request, response) };
  };
}

const formType = 'application/x-www-form-urlencoded';
/** Names of charsets, without what spellings differ in. */
const charsets = new Map([
  ['', 'utf-8'],
  ['utf8', 'utf-8'],
  ['usascii', 'utf-8'],
  ['iso88591', 'iso-8859-1'],
  ['latin1', 'iso-8859-1'],
]);

function isForm(type: string | undefined): type is string {
  return type !== undefined && type.split(/[;,]/)[0]?.trim().toLowerCase() === formType;
}

function hasBody({ headers }: NodeRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** Returns the warning for a body that the server does not read: to the caller it looks like lost parameters. */
function unreadBody(type: string | undefined): string {
  return `a body ${type === undefined ? 'without Content-Type' : `of ${type}`} is not read: send a form (${formType})`;
}

function parsed(
  read: RequestHandler,
  request: NodeRequest,
  response: ServerResponse,
): Promise<Readonly<Record<string, unknown>>> {
  // It asks no more of a request than Node gives it.
  const form = request as Request;
  return new Promise((resolve, reject) => {
    const done = (error?: unknown) => (error === undefined ? resolve(form.body) : reject(error));
    void read(form, response as Response, done);
  });
}
