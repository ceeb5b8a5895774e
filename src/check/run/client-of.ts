import { isLoopback } from '../../base/loopback.ts';
import { perSecond } from '../report/weather-line.ts';
import { PatientClient } from '../weather/patient-client.ts';
import { Client } from '../wire/client.ts';
import type { CheckOptions } from './options.ts';

/** The client of a run, as its options have it. */
export function clientOf(options: CheckOptions): PatientClient {
  const {
    target,
    uploadTarget = target,
    filesTarget = target,
    onLimit,
    headers,
    authorization = {},
  } = options;
  const client = new Client({
    urls: { api: target, upload: uploadTarget, files: filesTarget },
    timeoutMs: options.timeoutMs ?? 10_000,
    insecure: options.insecure ?? false,
    maxBytes: options.maxBytes ?? 20_000_000,
    headers: { 'User-Agent': 'imapi-check', ...headers },
    authorization,
  });
  return new PatientClient(client, {
    rate: options.rate ?? 0,
    patienceMs: options.patienceMs ?? 30_000,
    pauseMs: isLoopback(target) ? 20 : 200,
    onLimit: rate => onLimit?.(`the target limits requests: going on with ${perSecond(rate)} a second`),
  });
}
