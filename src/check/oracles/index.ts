import type { Exchange } from '../wire/exchange.ts';
import { answer } from './answer.ts';
import type { Breach } from './breach.ts';
import type { Oracle, OracleContext } from './oracle.ts';
import { serverTime } from './server-time.ts';
import { transport } from './transport.ts';

/** Every oracle that judges single answers: a new one is added here and nowhere else. */
const oracles: readonly Oracle[] = [transport, answer, serverTime];

/** All that the oracles find wrong with an answer. */
export function judge(exchange: Exchange, context: OracleContext): Breach[] {
  return oracles.flatMap(oracle => oracle(exchange, context));
}
