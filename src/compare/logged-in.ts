import { isObject } from '../base/json.ts';
import type { Contract, OperationId } from '../spec/contract.ts';
import { ask, type ComparedServer, shownCode, Unanswered } from './ask.ts';
import type { PlannedCall } from './plan.ts';

/** Calls that succeed for whoever is logged in; one of them may be what is broken. */
const provesLogin: readonly OperationId[] = ['getUser', 'listRooms'];

/**
 * Asks both servers whether the account is logged in: two that refuse every call do not differ, which says nothing.
 * @throws Unanswered where one cannot be reached, or refuses the token
 */
export async function refuseLoggedOut(
  contract: Contract,
  a: ComparedServer,
  b: ComparedServer,
  timeoutMs: number,
): Promise<void> {
  // One after the other: a token that is given for both is named by its own flag.
  await refuse(contract, a, '--token', timeoutMs);
  await refuse(contract, b, '--b-token', timeoutMs);
}

async function refuse(contract: Contract, { url, token }: ComparedServer, flag: string, timeoutMs: number) {
  const late = `no complete answer within ${timeoutMs} ms`;
  const whys: string[] = [];
  for (const id of provesLogin) {
    const call: PlannedCall = {
      operation: contract.operation(id),
      what: 'the login',
      gives: false,
      inForm: false,
      parameters: () => ({ access_token: token, flag: 'rw' }),
    };
    const answer = await ask(url, call, { access_token: token, flag: 'rw' }, timeoutMs, true);
    if (shownCode(answer) === '1') return;
    if (answer.status === 0) whys.push(late);
    else whys.push(isObject(answer.json) ? `resultCode ${shownCode(answer)}` : `status ${answer.status}`);
  }
  if (whys.every(why => why === late))
    throw new Unanswered(
      `Failed to reach ${url}: ${late}. Check that it is running and the address is right.`,
    );
  const [why] = whys;
  throw new Unanswered(
    `Failed to compare: the token is refused at ${url} (/user/get: ${why}). Give one that is valid there with ${flag}.`,
  );
}
