import type { Contract } from '../../spec/contract.ts';
import { CheckProblem } from '../problem.ts';
import type { MockControl } from '../run/mock-control.ts';
import type { CheckOptions } from '../run/options.ts';
import { type Role, roles } from '../suite/people.ts';
import type { PatientClient } from '../weather/patient-client.ts';
import { mockTokens } from './identities.ts';
import { Logins } from './logins.ts';

/**
 * The tokens of a run: those that are given, else what `--token-command` prints, else the mock's own.
 * @throws CheckProblem 2 when the owner has none, 3 when the command fails
 */
export async function openLogins(
  client: PatientClient,
  contract: Contract,
  options: CheckOptions,
  control: MockControl | undefined,
): Promise<Logins> {
  const logins = new Logins(await tokensOf(client, contract, options, control), options.tokenCommand);
  const missing = logins.canAsk ? roles.filter(role => !logins.get(role)) : [];
  await Promise.all(missing.map(role => askFor(logins, role)));
  if (logins.get('owner')) return logins;
  throw new CheckProblem(
    2,
    Object.values(options.tokens ?? {}).some(Boolean)
      ? 'Failed to start: there is no token of the owner. When any token is given, the tokens of the mock are not used. Give --token TOKEN as well.'
      : 'Failed to start: there is no token. Give --token TOKEN, or --token-command with a command that prints one.',
  );
}

/** Given tokens; on the mock, those of its own users where none is given. */
async function tokensOf(
  client: PatientClient,
  contract: Contract,
  { tokens = {}, tokenCommand }: CheckOptions,
  control: MockControl | undefined,
) {
  const given = Object.values(tokens).some(token => token !== undefined && token !== '');
  if (given || tokenCommand !== undefined || !control) return tokens;
  return mockTokens(client, contract, control);
}

async function askFor(logins: Logins, role: Role): Promise<void> {
  try {
    await logins.ask(role);
  } catch (error) {
    // A command may know the owner only.
    if (role !== 'owner') return;
    const why = error instanceof Error ? error.message : String(error);
    throw new CheckProblem(
      3,
      `Failed to get a token from --token-command: ${why}. Run it by hand with IMAPI_ROLE=owner.`,
    );
  }
}
