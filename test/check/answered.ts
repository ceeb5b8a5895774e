import type { Breach } from '../../src/check/oracles/breach.ts';
import { Oracles } from '../../src/check/oracles/index.ts';
import type { Exchange } from '../../src/check/wire/exchange.ts';
import { type JsonOperationId, loadContract } from '../../src/spec/contract.ts';

export const contract = loadContract();

/** A successful answer as an oracle gets it; only the operation, the data and the parameters matter. */
export function answered(
  id: JsonOperationId,
  data: unknown,
  parameters: Record<string, string | number> = {},
): Exchange {
  const json = { currentTime: 1612839425242, data, resultCode: 1 };
  const text = JSON.stringify(json);
  const operation = contract.operation(id);
  const url = `http://127.0.0.1${operation.path}`;
  return {
    operation,
    role: 'owner',
    request: { method: 'GET', url, parameters, carried: 'query', headers: {}, files: [] },
    durationMs: 1,
    status: 200,
    headers: { 'content-type': 'application/json;charset=UTF-8', 'access-control-allow-origin': '*' },
    bytes: Buffer.from(text),
    text,
    json,
    problems: [],
  };
}

/** What all oracles of a run find in some answers, and what they conclude at its end. */
export function judged(
  answers: readonly Exchange[],
  { caller = 100164, marker = 'imapi-check-test', isPart = false } = {},
): { readonly at: readonly (readonly Breach[])[]; readonly end: readonly Breach[] } {
  const oracles = new Oracles(contract, { isMock: false, isOwn: text => text.includes(marker), isPart });
  const at = answers.map(exchange => oracles.judge(exchange, { earlier: 0, caller }));
  return { at, end: oracles.conclude().map(({ breach }) => breach) };
}
