import type { ServerResponse } from 'node:http';
import type { WireFailure } from '../check/wire/exchange.ts';
import { resultCodes } from '../spec/result-codes.ts';

/** Why a server could not be reached, by the code of Node's error. */
const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'its name could not be looked up',
  ETIMEDOUT: 'it does not answer',
  EHOSTUNREACH: 'no way leads to it',
  ECONNRESET: 'it closed the connection',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is its own; add --insecure to continue anyway',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is of no known authority; add --insecure to continue anyway',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate cannot be verified; add --insecure to continue anyway',
  CERT_HAS_EXPIRED: 'its certificate has expired; add --insecure to continue anyway',
};

/**
 * What is said of an exchange that failed behind the proxy.
 * @param began whether a part of the answer had come
 */
export function failureText(error: NodeJS.ErrnoException, address: string, began: boolean): string {
  const why = reasons[error.code ?? ''] ?? error.message;
  return began
    ? `Failed to pass on the answer of ${address}: ${why} before it was complete. Look at its log.`
    : `Failed to reach ${address}: ${why}. Check that it is running and --target is right.`;
}

/** What kind of failure it is, as the check tells them apart. */
export function failureKind(error: NodeJS.ErrnoException, began: boolean): WireFailure['kind'] {
  if (error.code === 'ETIMEDOUT') return 'timeout';
  return began || error.code === 'ECONNRESET' || error.code === 'EPIPE' ? 'closed' : 'unreachable';
}

/** Answers for a server that gave no answer, so that a page of any origin can read why. */
export function sendFailure(response: ServerResponse, message: string): void {
  const body = JSON.stringify({
    resultCode: resultCodes.internal.code,
    resultMsg: resultCodes.internal.zh,
    detailMsg: message,
  });
  response.writeHead(502, {
    'Content-Type': 'application/json;charset=UTF-8',
    'Content-Length': Buffer.byteLength(body),
    'Access-Control-Allow-Origin': '*',
    Connection: 'close',
  });
  response.end(body);
}
