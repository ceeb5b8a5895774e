import type { Contract } from '../../spec/contract.ts';
import type { Exchange } from '../wire/exchange.ts';
import { answer } from './answer.ts';
import type { Breach } from './breach.ts';
import type { Oracle, OracleContext, Witness } from './oracle.ts';
import { ownRows } from './own-rows.ts';
import { Privacy } from './privacy.ts';
import { serverTime } from './server-time.ts';
import { transport } from './transport.ts';

/** Every oracle that judges single answers: a new one is added here and nowhere else. */
const oracles: readonly Oracle[] = [transport, answer, serverTime, ownRows];

/** The oracles of a run: those for single answers, and those that remember what they have seen. */
export class Oracles {
  readonly #contract: Contract;
  readonly #isMock: boolean;
  readonly #witnesses: readonly Witness[] = [new Privacy()];

  constructor(contract: Contract, isMock: boolean) {
    this.#contract = contract;
    this.#isMock = isMock;
  }

  /** All that the oracles find wrong with an answer. */
  judge(exchange: Exchange, { earlier, caller }: Pick<OracleContext, 'earlier' | 'caller'>): Breach[] {
    const contract = this.#contract;
    const { operation, json } = exchange;
    const undeclared =
      operation.id === 'getFile' || json === undefined ? [] : contract.undeclared(operation.id, json);
    const context = { contract, isMock: this.#isMock, earlier, caller, undeclared };
    return [
      ...oracles.flatMap(oracle => oracle(exchange, context)),
      ...this.#witnesses.flatMap(witness => witness.see(exchange, context)),
    ];
  }
}
