import { sessionHeader } from '../../control-api/session-header.ts';
import { mockAddress } from './mock-address.ts';

/** An answer of the API, as an app would get it. */
export interface AppAnswer {
  readonly status: number;
  readonly ms: number;
  readonly warning: string | undefined;
  readonly contentType: string;
  /** Empty for pictures. */
  readonly text: string;
  /** A picture's own address. */
  readonly picture: string | undefined;
}

/** How a request of an app is sent. */
interface AppCall {
  /** The session whose world is meant; undefined for the shared world. */
  readonly session: string | undefined;
  /** Default: POST where there is a body, else GET. */
  readonly method?: string | undefined;
  readonly body?: FormData | URLSearchParams | undefined;
}

/** Sends a request to the API the way an app does. @throws TypeError when the connection breaks */
export async function callApp(
  path: string,
  query: URLSearchParams,
  { session, body, method = body ? 'POST' : 'GET' }: AppCall,
): Promise<AppAnswer> {
  const url = new URL(path.replace(/^\//, ''), mockAddress);
  url.search = query.toString();
  const started = performance.now();
  const response = await fetch(url, {
    headers: sessionHeader(session),
    method,
    ...(body && { body }),
  });
  const contentType = response.headers.get('Content-Type') ?? '';
  const isPicture = contentType.startsWith('image/');
  const text = isPicture ? '' : await response.text();
  const warning = response.headers.get('X-Contract-Warning');
  return {
    status: response.status,
    ms: performance.now() - started,
    warning: warning === null ? undefined : decoded(warning),
    contentType,
    text,
    picture: isPicture ? url.href : undefined,
  };
}

/**
 * An uploaded file's address at this origin: answers name the file service, which may have a port of its own that this
 * page must not ask. Undefined for what is none.
 */
export function ownAddress(fileUrl: string): string | undefined {
  const path = /\/0\/0\/.*$/.exec(fileUrl)?.[0];
  return path === undefined ? undefined : new URL(path.slice(1), mockAddress).href;
}

/** Uploads a file and returns its address. @throws Error when the upload service refuses */
export async function upload(file: File, session: string | undefined): Promise<string> {
  const form = new FormData();
  form.append('file', file, file.name);
  form.append('validTime', '-1');
  const answer = await callApp('/upload/UploadServlet', new URLSearchParams(), { session, body: form });
  const address = /"oUrl"\s*:\s*"([^"]+)"/.exec(answer.text)?.[1];
  if (address === undefined) throw new Error(answer.text || `HTTP ${answer.status}`);
  return address;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
