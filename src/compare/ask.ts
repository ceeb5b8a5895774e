import { isObject } from '../base/json.ts';
import { readJson } from '../base/strict-json.ts';
import type { PlannedCall } from './plan.ts';

/** Thrown where a server does not answer at all. */
export class Unanswered extends Error {}

/** A server that is compared. */
export interface ComparedServer {
  readonly url: string;
  readonly token: string;
}

/** What a server has answered. */
export interface ComparedAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
  readonly json: unknown;
  readonly problems: string;
  readonly durationMs: number;
}

/**
 * Sends a call. What is late, or is cut off, is an answer of status 0.
 * @param isFirst whether nothing has been answered before
 * @throws Unanswered where nothing is there at the first call
 */
export async function ask(
  base: string,
  { operation, inForm }: PlannedCall,
  parameters: Readonly<Record<string, string>>,
  timeoutMs: number,
  isFirst: boolean,
): Promise<ComparedAnswer> {
  const query = new URLSearchParams(parameters);
  const started = performance.now();
  try {
    const response = await fetch(base + operation.path + (inForm ? '' : `?${query}`), {
      ...(inForm && { method: 'POST', body: query }),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      headers: { Origin: 'http://imapi-compare.invalid' },
    });
    // Each server names itself where an address is; that is no difference.
    const text = Buffer.from(await response.arrayBuffer()).toString('utf8');
    const { value, problems } = readJson(withoutOwnName(text, base));
    const found = problems.map(({ rule }) => rule).join(', ');
    return {
      status: response.status,
      headers: new Map(response.headers),
      text,
      json: value,
      problems: found,
      durationMs: performance.now() - started,
    };
  } catch (error) {
    if (isFirst && isNobody(error))
      throw new Unanswered(
        `Failed to reach ${base}: ${whyOf(error)}. Check that it is running and the address is right.`,
      );
    return {
      status: 0,
      headers: new Map(),
      text: '',
      json: undefined,
      problems: 'no whole answer',
      durationMs: 0,
    };
  }
}

/** The code of an answer, as it is shown. */
export function shownCode({ json }: Pick<ComparedAnswer, 'json'>): string {
  return JSON.stringify(isObject(json) ? json.resultCode : undefined) ?? 'absent';
}

/** Whether nothing is there at all: a server that is late, or cuts its answer off, is one that differs. */
function isNobody(error: unknown): boolean {
  if (!(error instanceof Error)) return true;
  const text = `${error.name} ${error.message}${causeOf(error)}`;
  return !/TimeoutError|terminated|ECONNRESET|UND_ERR_SOCKET|UND_ERR_RES|UND_ERR_BODY|HPE_/.test(text);
}

/** What fetch says of its cause: of itself it only says that it has failed. */
function whyOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return String(cause);
  if (cause.message === 'bad port') return 'browsers and fetch block this port';
  // Where a name has several addresses, the cause is a list that says nothing of itself.
  return cause.message || ('code' in cause ? String(cause.code) : 'no answer');
}

function causeOf({ cause }: Error): string {
  return cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
}

function withoutOwnName(text: string, base: string): string {
  const { host, hostname } = new URL(base);
  return text
    .replaceAll(host, 'server')
    .replaceAll(hostname, 'server')
    .replace(/server:\d+/g, 'server');
}
