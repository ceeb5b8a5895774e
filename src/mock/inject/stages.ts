import { loginOf } from '../../domain/tokens.ts';
import type { BoundValues, Fault, FaultContext, StateContext } from '../../faults/fault.ts';
import { ApiFailure } from '../../spec/result-codes.ts';
import type { View } from '../../store/tables/state.ts';
import type { Tx } from '../../store/transaction.ts';
import { TokenRefusal } from '../pipeline/envelope.ts';
import type { RawParameters } from '../pipeline/parameters.ts';

/**
 * The stages of one request as a fault leaves them. Each gives the value to go on with: the fault's where it works at
 * that stage, else the one it was given.
 */
export class Tampered {
  readonly #fault: Fault;
  readonly #context: FaultContext;

  constructor(fault: Fault, context: FaultContext) {
    this.#fault = fault;
    this.#context = context;
  }

  request(raw: RawParameters): RawParameters {
    return this.#fault.stage === 'request' ? this.#fault.apply(raw, this.#context) : raw;
  }

  /**
   * @param authenticate the token check of the mock
   * @param now seconds
   * @throws TokenRefusal as the token check, also for a caller whom the fault turns away
   */
  identity(raw: RawParameters, view: View, now: number, authenticate: () => number): number {
    if (this.#fault.stage !== 'identity' || !this.#context.operation.needsToken) return authenticate();
    const { access_token: token } = raw;
    const userId = token === undefined || token === '' ? undefined : loginOf(view, token, now).userId;
    const claimed = this.#fault.apply({ parameters: raw, view, userId }, this.#context);
    if (claimed !== undefined) return claimed;
    authenticate();
    throw new TokenRefusal('tokenInvalid');
  }

  /** The work of an operation with the fault at its place in it. A refusal that changed rows is given, not thrown. */
  work<Result>(
    handle: (tx: Tx, values: BoundValues) => Result,
    about: Omit<StateContext, keyof FaultContext>,
  ): (tx: Tx) => Result | RefusedYetDone {
    const fault = this.#fault;
    const context = { ...this.#context, ...about };
    return tx => {
      const values =
        fault.stage === 'parameters' ? fault.apply(about.values, { ...context, view: tx }) : about.values;
      try {
        const result = handle(fault.stage === 'rows' ? fault.apply(tx, context) : tx, values);
        if (fault.stage === 'changes') fault.apply(tx, tx.changes(), context);
        return result;
      } catch (error) {
        if (fault.stage !== 'refusal' || !(error instanceof ApiFailure)) throw error;
        return doneAllTheSame(error, () => handle(fault.apply(tx, context), values));
      }
    };
  }
}

/** An operation refused, and has changed rows nevertheless. */
export class RefusedYetDone {
  readonly failure: ApiFailure;

  constructor(failure: ApiFailure) {
    this.failure = failure;
  }
}

/** Some refusals are for what is not there at all; nothing can be done then. */
function doneAllTheSame(failure: ApiFailure, act: () => unknown): RefusedYetDone {
  try {
    act();
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
  }
  return new RefusedYetDone(failure);
}
