import type { Contract, Issue } from '../../spec/contract.ts';
import type { Exchange } from '../wire/exchange.ts';
import type { Breach } from './breach.ts';

/** What the oracles have to be told besides an answer. */
export interface Asked {
  /** The latest server time seen when the request left, milliseconds; 0 for none. */
  readonly earlier: number;
  /** User id of whoever asked with a login of their own; undefined for nobody and for tokens that are tried. */
  readonly caller: number | undefined;
}

/** What an oracle may know besides the answer that it judges. */
export interface OracleContext extends Asked {
  readonly contract: Contract;
  readonly isMock: boolean;
  /** Ways in which the answer breaks the contract. */
  readonly issues: readonly Issue[];
  /** Fields of the answer that the contract does not declare. */
  readonly undeclared: readonly Issue[];
  /** Whether a text names something that the run has made. */
  readonly isOwn: (text: string) => boolean;
}

/** Finds what is wrong with one answer. */
export type Oracle = (exchange: Exchange, context: OracleContext) => readonly Breach[];

/** Something that several answers show together, with one of them. */
export interface Conclusion {
  readonly breach: Breach;
  readonly exchange: Exchange;
}

/** An oracle that remembers what it has seen in a run. */
export interface Witness {
  /** What is wrong with an answer, as far as it can be told at once. */
  see(exchange: Exchange, context: OracleContext): readonly Breach[];
  /** What can be told only when the run has ended. */
  conclude?(): readonly Conclusion[];
}
