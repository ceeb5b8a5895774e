import { isAllowedHost } from '../../base/allowed-host.ts';
import { excerpt } from '../../base/excerpt.ts';
import type { Contract } from '../../spec/contract.ts';
import { CheckProblem } from '../problem.ts';
import type { PatientClient } from '../weather/patient-client.ts';
import type { Exchange } from '../wire/exchange.ts';
import type { CheckOptions } from './options.ts';

/**
 * Refuses to write to a host nobody has named, before anything is sent.
 * @param isSweep whether it is a sweep, which has no mode that only reads
 * @throws CheckProblem with exit code 2
 */
export function refuseForeignHosts(
  { mode, target, uploadTarget, filesTarget, allowHosts = [] }: CheckOptions,
  isSweep = false,
): void {
  if (mode === 'probe') return;
  for (const url of [target, uploadTarget, filesTarget]) {
    if (url === undefined || isAllowedHost(url, allowHosts)) continue;
    const { hostname } = new URL(url);
    throw new CheckProblem(
      2,
      isSweep
        ? `Failed to start: a sweep writes to ${hostname}, which is not allowed. Add --allow-host ${hostname}.`
        : `Failed to start: mode full writes to ${hostname}, which is not allowed. Add --allow-host ${hostname}, or use --mode probe, which only reads.`,
    );
  }
}

/**
 * Asks for `/config`, which needs no token, to learn whether an API answers there at all.
 * @throws CheckProblem with exit code 3
 */
export async function refuseUnreachable(
  client: PatientClient,
  contract: Contract,
  target: string,
): Promise<Exchange> {
  const exchange = await client.send({ operation: contract.operation('getConfig'), parameters: {} });
  const why = whyUnreachable(exchange) ?? (await whyNoSuchApi(client, contract, exchange));
  if (why !== undefined) throw new CheckProblem(3, `Failed to reach the API at ${target}: ${why}`);
  return exchange;
}

/** `/config` is not in the document, so a server without it is asked for something that is. */
async function whyNoSuchApi(
  client: PatientClient,
  contract: Contract,
  { status, json, text }: Exchange,
): Promise<string | undefined> {
  if (status !== 404 || json !== undefined) return undefined;
  const profile = await client.send({ operation: contract.operation('getUser'), parameters: {} });
  if (profile.json !== undefined) return undefined;
  return `neither /config nor /user/get answers JSON there (${status}: ${excerpt(text, 60)}). Is this the address of the API?`;
}

function whyUnreachable({ failure, status, headers, text, sign }: Exchange): string | undefined {
  if (failure?.kind === 'certificate') {
    return `${failure.message}. Check the address, or add --insecure to continue anyway.`;
  }
  if (failure?.kind === 'timeout') return `${failure.message}. Check that it is running, or raise --timeout.`;
  // It answers, in a way that no client can read: that is found, and no reason to try again.
  if (failure?.kind === 'packed') return undefined;
  if (failure) return `${failure.message}. Check that it is running and the address is right.`;
  if (status >= 300 && status < 400) {
    return `it redirects (${status}) to ${headers.location ?? 'nowhere'}. Name the API itself; there may be a login page or proxy in front of it.`;
  }
  if (status === 502 || status === 503 || status === 504) {
    return `it answers ${status}: ${excerpt(text, 80)}. The proxy is running, the API behind it is not.`;
  }
  if (/^\s*</.test(text)) {
    return `it answers a page instead of JSON (${status}): ${excerpt(text, 80)}. Name the API itself; there may be a login page or proxy in front of it.`;
  }
  return sign && `${sign.what} comes instead of an answer. A proxy or a login page may be in front of it.`;
}
