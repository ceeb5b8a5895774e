import { CheckProblem } from '../problem.ts';
import { weatherLine } from '../report/weather-line.ts';
import type { Run } from '../run/run.ts';
import type { Finding } from '../verdict/finding.ts';
import type { PatientClient } from './patient-client.ts';
import { unsteadyBreach } from './unsteady-breach.ts';

/** Why a run ends whose target does not answer any more, or something else in its place: exit code 3, with counts. */
export function gatewayProblem(client: Pick<PatientClient, 'weather' | 'report'>): CheckProblem {
  const { gateway } = client.weather;
  const { kind, what } = gateway?.sign ?? { kind: 'cut', what: 'no answer' };
  const silent = kind === 'cut' || kind === 'timeout' || kind === 'unreachable';
  const url = gateway?.exchange.request.url ?? 'the target';
  const why = silent ? `${url} no longer answers (${what})` : `${what} comes instead of an answer of ${url}`;
  return new CheckProblem(
    3,
    `Failed to go on: ${why}, and this did not stop. This says nothing about the build. Met: ${weatherLine(client.report())}. Check that the target is running, then run the check again.`,
  );
}

/** Writes the one finding down that weather may have: that it did not clear up. It never gates. */
export function noteGateway({ client, findings }: Run): Finding | undefined {
  const { gateway } = client.weather;
  if (!gateway) return undefined;
  const breach = {
    rule: 'gateway',
    pointer: '',
    message: 'a gateway answered instead of the server, or nothing answered',
    source: 'server',
    note: true,
    expected: 'an answer of the server',
    got: `${gateway.sign.what}; ${weatherLine(client.report())}`,
  } as const;
  return findings.add(breach, gateway.exchange, 'setup/reach', { own: false });
}

/** Writes down which operations fail now and then by themselves, where all others do not. */
export function noteUnsteady({ client, findings }: Run): void {
  for (const unsteady of client.unsteady)
    findings.add(unsteadyBreach(unsteady), unsteady.exchange, 'setup/reach', { own: false });
}
