import { parsedJson } from '../../base/json.ts';
import { loginOf } from '../../domain/tokens.ts';
import type { BoundValues, Fault, FaultContext, StateContext } from '../../faults/fault.ts';
import { type Reply, withBody } from '../../faults/reply.ts';
import { ApiFailure } from '../../spec/result-codes.ts';
import type { View } from '../../store/tables/state.ts';
import type { Tx } from '../../store/transaction.ts';
import { TokenRefusal } from '../pipeline/envelope.ts';
import type { RawParameters } from '../pipeline/parameters.ts';

/**
 * The stages of one request with a fault injected. Each returns the value to go on with: the fault's where the fault
 * works at that stage, else the value it was given.
 */
export class FaultStages {
  readonly fault: Fault;
  readonly #context: FaultContext;

  constructor(fault: Fault, context: FaultContext) {
    this.fault = fault;
    this.#context = context;
  }

  request(raw: RawParameters): RawParameters {
    return this.fault.stage === 'request' ? this.fault.apply(raw, this.#context) : raw;
  }

  /**
   * @param authenticate the token check of the mock
   * @param now seconds
   * @throws TokenRefusal as the token check does, also for a caller whom the fault refuses
   */
  identity(raw: RawParameters, view: View, now: number, authenticate: () => number): number {
    if (this.fault.stage !== 'identity' || !this.#context.operation.needsToken) return authenticate();
    const { access_token: token } = raw;
    const userId = token === undefined || token === '' ? undefined : loginOf(view, token, now).userId;
    const claimed = this.fault.apply({ parameters: raw, view, userId }, this.#context);
    if (claimed !== undefined) return claimed;
    authenticate();
    throw new TokenRefusal('tokenInvalid');
  }

  /**
   * Wraps the work of an operation so that its values, rows or changes are as the fault has them. A refusal that changed
   * rows is returned, not thrown, because a throw would undo the changes.
   */
  work<Result>(
    handle: (tx: Tx, values: BoundValues) => Result,
    about: Omit<StateContext, keyof FaultContext>,
  ): (tx: Tx) => Result | RefusedWithChanges {
    const { fault } = this;
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
        changeRowsAnyway(() => handle(fault.apply(tx, context), values));
        return new RefusedWithChanges(error);
      }
    };
  }

  /** True where the fault works on the answer or its bytes, so that the answer has to be complete before it is sent. */
  get worksOnReply(): boolean {
    return this.fault.stage === 'answer' || this.fault.stage === 'bytes';
  }

  /** The answer and how it is sent. One that is no JSON has nothing for a fault of the answer to work on. */
  reply(reply: Reply): Reply {
    if (this.fault.stage === 'bytes') return this.fault.apply(reply, this.#context);
    if (this.fault.stage !== 'answer') return reply;
    const answer = parsedJson(reply.body.toString('utf8'));
    if (answer === undefined) return reply;
    const before = JSON.stringify(answer);
    const changed = JSON.stringify(this.fault.apply(answer, this.#context)) ?? '';
    // Unchanged answers keep their bytes: numbers are written with a point where the server does.
    return changed === before ? reply : withBody(reply, changed);
  }
}

/** The result of an operation that refused, and whose rows were changed nevertheless. */
export class RefusedWithChanges {
  readonly failure: ApiFailure;

  constructor(failure: ApiFailure) {
    this.failure = failure;
  }
}

/** Some refusals are for what does not exist; no rows can be changed then. */
function changeRowsAnyway(change: () => unknown): void {
  try {
    change();
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
  }
}
