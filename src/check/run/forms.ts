import type { Breach } from '../oracles/breach.ts';
import { type Exchange, resultCodeOf } from '../wire/exchange.ts';
import type { Run } from './run.ts';

/** Reads that an account alone may ask for, with what each is given. */
const asked = { getUser: {}, listRooms: { pageIndex: 0, pageSize: 1 } } as const;

/** An answer to a form that was not read. */
interface UnreadForm {
  readonly exchange: Exchange;
  readonly breach: Breach;
}

/**
 * Asks what the run has asked in queries once more in forms, as most clients do (server facts 6), before anything rests on
 * them: where no form is read, what cases ask goes by query.
 * @returns the answers that refuse what a query is granted; empty where one of the forms is read
 */
export async function unreadForms({ client, contract, logins }: Run): Promise<readonly UnreadForm[]> {
  const found: UnreadForm[] = [];
  for (const id of ['getUser', 'listRooms'] as const) {
    const parameters = { access_token: logins.get('owner') ?? '', flag: 'rw', ...asked[id] };
    const send = (method: string) =>
      client.send({ operation: contract.operation(id), role: 'owner', parameters, method });
    const exchange = await send('POST');
    const code = resultCodeOf(exchange);
    if (code === undefined || code === 1 || resultCodeOf(await send('GET')) !== 1) return [];
    found.push({ exchange, breach: unreadForm(exchange) });
  }
  return found;
}

const claim = { expected: 1, codes: [1] } as const;
// Nobody's app works then, whoever has written it down.
const common = { pointer: '', source: 'server', harm: 'transport' } as const;

/** What is wrong with the refusal of a form that is granted as a query. */
export function unreadForm(exchange: Exchange): Breach {
  const code = resultCodeOf(exchange);
  return {
    ...common,
    rule: 'form-unread',
    message: 'form bodies are not read: parameters that apps send in a form count as missing',
    expected: 'result code 1, as for the same query',
    got: `result code ${code}`,
    claim: { ...claim, got: code },
  };
}

/** What is wrong with the refusal of a query that is granted as a form. */
export function unreadQuery(exchange: Exchange): Breach {
  const code = resultCodeOf(exchange);
  return {
    ...common,
    rule: 'query-unread',
    message: 'queries are not read: parameters in a query count as missing',
    source: 'document',
    expected: 'result code 1, as for the same form',
    got: `result code ${code}`,
    claim: { ...claim, got: code },
  };
}
