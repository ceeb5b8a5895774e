import type { Contract } from '../../spec/contract.ts';
import type { Exchange } from '../wire/exchange.ts';
import type { Breach } from './breach.ts';

/** What an oracle may know besides the answer that it judges. */
export interface OracleContext {
  readonly contract: Contract;
  readonly isMock: boolean;
  /** The latest server time seen when the request left, milliseconds; 0 for none. */
  readonly earlier: number;
}

/** Finds what is wrong with one answer. */
export type Oracle = (exchange: Exchange, context: OracleContext) => readonly Breach[];
