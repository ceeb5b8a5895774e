import type { Contract, Issue } from '../../spec/contract.ts';
import type { Exchange } from '../wire/exchange.ts';
import type { Breach } from './breach.ts';

/** What an oracle may know besides the answer that it judges. */
export interface OracleContext {
  readonly contract: Contract;
  readonly isMock: boolean;
  /** The latest server time seen when the request left, milliseconds; 0 for none. */
  readonly earlier: number;
  /** User id of whoever asked with a login of their own; undefined for nobody and for tokens that are tried. */
  readonly caller: number | undefined;
  /** Fields of the answer that the contract does not declare. */
  readonly undeclared: readonly Issue[];
}

/** Finds what is wrong with one answer. */
export type Oracle = (exchange: Exchange, context: OracleContext) => readonly Breach[];

/** An oracle that remembers what it has seen in a run. */
export interface Witness {
  /** What is wrong with an answer, as far as it can be told at once. */
  see(exchange: Exchange, context: OracleContext): readonly Breach[];
}
