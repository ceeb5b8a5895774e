import { MessageWriter } from '../../domain/message-writer.ts';
import { Views } from '../../domain/views.ts';
import type { BoundValues } from '../../faults/fault.ts';
import type { Operation } from '../../spec/contract.ts';
import { ApiFailure, resultCode, resultCodes } from '../../spec/result-codes.ts';
import { asBytes } from '../../spec/serialise.ts';
import type { Change } from '../../store/tables/table-draft.ts';
import type { Tx } from '../../store/transaction.ts';
import type { World } from '../../worlds/world.ts';
import { type FaultStages, RefusedWithChanges } from '../inject/stages.ts';
import type { MockContext } from '../mock-context.ts';
import type { AnyHandler, ClientFacts, OperationSet } from '../operations/handler.ts';
import { authenticate } from './authenticate.ts';
import { type Binder, compileBinder } from './bind.ts';
import {
  BindingFailure,
  type Envelope,
  envelopeOf,
  envelopes,
  resultLanguage,
  TokenRefusal,
} from './envelope.ts';
import type { RawParameters } from './parameters.ts';
import type { Preferences } from './prefer.ts';
import { ContractBroken, SelfCheck } from './self-check.ts';

/** A request as the pipeline sees it. */
export interface OperationCall {
  readonly operation: Operation<string>;
  readonly method: string;
  readonly raw: RawParameters;
  readonly preferences: Preferences;
  /** The stages with a fault, for a request that has one. */
  readonly injected: FaultStages | undefined;
  client(): ClientFacts;
}

/** Notes that the stages of a request take, for the journal and the warnings. */
export interface Trace {
  readonly warnings: string[];
  unknownParameters: readonly string[];
  changes: readonly Change[];
  /** User id of the caller, once the token is known to be theirs. */
  callerId?: number;
  /** What the journal shows in place of the parameters that came: a form with files in it is no text. */
  readonly parameters?: RawParameters | undefined;
  /** Names of those parameters that are files. */
  readonly files?: readonly string[] | undefined;
}

/** The answer to a request, before it is sent. */
export interface OperationOutcome {
  readonly status: number;
  /** JSON as UTF-8 bytes, one character a byte (`latin1`), as `Contract.writeAnswer` gives it. */
  readonly body: string;
  /** Writes the body once more, from rows that never change; absent where only the body itself says what it is. */
  readonly again?: (() => string) | undefined;
  readonly resultCode: number;
  readonly trace: Trace;
  /** The preference that the answer follows, as `Preference-Applied` shows it. */
  readonly applied?: string;
}

/**
 * The stages of a request: prefer, authenticate, method, bind, handle, self-check. Each stage may end the request by
 * throwing its own kind of failure; the changes of a request that ends so are undone.
 */
export class Pipeline {
  readonly #mock: MockContext;
  readonly #set: OperationSet;
  readonly #binders: ReadonlyMap<string, Binder>;
  readonly #selfCheck: SelfCheck;
  readonly #views = new Views();
  readonly #writer: MessageWriter;

  constructor(mock: MockContext, set: OperationSet) {
    const { settings } = mock;
    const { contract } = set;
    this.#mock = mock;
    this.#set = set;
    this.#binders = new Map(contract.operations.map(it => [it.id, compileBinder(it, settings.strict)]));
    this.#selfCheck = new SelfCheck(contract);
    this.#writer = new MessageWriter((schema, value) => mock.contract.writeText(schema, value));
  }

  /**
   * Runs one request against one world. Returns a promise only where changed rows have to reach the disk first. Never
   * throws and never rejects: rows that the disk refuses are answered with 1020101.
   */
  run(world: World, call: OperationCall): OperationOutcome | Promise<OperationOutcome> {
    const { operation } = call;
    const trace: Trace = { warnings: [], unknownParameters: [], changes: [] };
    const outcome = this.#outcome(world, call, trace);
    // A refusal waits as well: it may rest on a row that is not on disk yet.
    if (operation.effect === 'read' || !world.store.pending) return outcome;
    return world.store.committed().then(
      () => outcome,
      // What the disk refused was taken back.
      (error: unknown) => this.#failed(world, call, { ...trace, changes: [] }, error),
    );
  }

  #outcome(world: World, call: OperationCall, trace: Trace): OperationOutcome {
    try {
      const preferred = this.#preferred(world, call, trace);
      if (preferred) return preferred;
      return this.#written(call.operation, this.#perform(world, call, trace), trace);
    } catch (error) {
      return this.#failed(world, call, trace, error);
    }
  }

  /** A method of its own, since `again` outlives the request and must not hold it. */
  #written({ id }: Operation<string>, answer: object, trace: Trace): OperationOutcome {
    const again = () => this.#set.contract.writeAnswer(id, answer);
    return { status: 200, body: again(), again, resultCode: 1, trace };
  }

  #perform(world: World, { operation, method, raw, client, injected }: OperationCall, trace: Trace): object {
    const { store, session } = world;
    const { access_token: token = '' } = raw;
    const { s: now } = store.clock.now();
    const warn = (text: string) => trace.warnings.push(text);
    const login = () => authenticate(operation, raw, store.view, now, warn);
    const callerId = injected ? injected.identity(raw, store.view, now, login) : login();
    if (callerId !== 0) trace.callerId = callerId;
    if (method !== 'GET' && method !== 'POST' && method !== 'HEAD') {
      throw new BindingFailure('internal', `${method} is not supported: use GET or POST`);
    }
    const { values, warnings, unknown } = this.#binder(operation)(raw);
    for (const warning of warnings) warn(warning);
    trace.unknownParameters = unknown;
    const handle = this.#handler(operation);
    const { settings } = this.#mock;
    const answer = (tx: Tx, given: BoundValues) => {
      const caller = { callerId, token, session, client };
      const context = { tx, ...caller, settings, views: this.#views, writer: this.#writer, warn };
      // A fault may make the answer break the contract: that is what it is for.
      return this.#checked(operation, given, tx, () => handle(context, given), !injected);
    };
    const work = injected
      ? injected.work(answer, { callerId, values, previous: store.previous })
      : (tx: Tx) => answer(tx, values);
    if (operation.effect === 'read') return answerOf(store.read(work));
    const { result, changes } = store.transact(work);
    trace.changes = changes;
    return answerOf(result);
  }

  /** Returns the answer of an operation, checked against the contract while the transaction can still be undone. */
  #checked(
    operation: Operation<string>,
    values: BoundValues,
    tx: Tx,
    handle: () => object,
    checks: boolean,
  ): object {
    const check = checks && this.#mock.settings.selfCheck ? this.#selfCheck : undefined;
    try {
      const answer = { currentTime: tx.now.ms, ...handle(), resultCode: 1 };
      check?.answer(operation, answer, values);
      return answer;
    } catch (error) {
      if (error instanceof ApiFailure) check?.refusal(operation, error.resultCode.code);
      throw error;
    }
  }

  #binder(operation: Operation<string>): Binder {
    const binder = this.#binders.get(operation.id);
    if (!binder) throw new Error(`Failed to bind ${operation.id}: it is not in the contract.`);
    return binder;
  }

  #handler({ id }: Operation<string>): AnyHandler {
    const handler = this.#set.handlers[id];
    if (!handler) throw new Error(`Failed to run ${id}: it has no handler.`);
    return handler;
  }

  #preferred(
    world: World,
    { operation, raw, preferences }: OperationCall,
    trace: Trace,
  ): OperationOutcome | undefined {
    const { code, example } = preferences;
    if (code !== undefined) {
      const entry = resultCode(code) ?? this.#set.ownCodes.find(own => own.code === code);
      if (entry) {
        const body = envelopeOf(entry, resultLanguage(raw.language), world.store.clock.now().ms);
        return { ...sent(body, trace), applied: `code=${code}` };
      }
      trace.warnings.push(`Prefer: code=${code} is not a failure code of this API`);
    }
    if (example !== undefined) {
      const text = this.#mock.documented.get(operation.id);
      if (text !== undefined) {
        return { status: 200, body: asBytes(text), resultCode: 1, trace, applied: 'example=documented' };
      }
      trace.warnings.push(
        `Prefer: example=documented: the document has no example answer of ${operation.id}`,
      );
    }
    return undefined;
  }

  #failed(world: World, { raw }: OperationCall, trace: Trace, error: unknown): OperationOutcome {
    const language = resultLanguage(raw.language);
    if (error instanceof TokenRefusal)
      return sent(envelopes.token(resultCodes[error.failure], language), trace);
    if (error instanceof BindingFailure) {
      return sent(envelopes.binding(resultCodes[error.failure], language, error.detail), trace);
    }
    if (error instanceof ApiFailure) {
      return sent(envelopes.operation(error.resultCode, language, world.store.clock.now().ms), trace);
    }
    const message = error instanceof Error ? error.message : String(error);
    this.#mock.log({ kind: 'problem', message, error });
    const body = envelopes.binding(resultCodes.internal, language, message);
    if (!(error instanceof ContractBroken)) return sent(body, trace);
    return { ...sent({ ...body, issues: error.issues }, trace), status: 500 };
  }
}

/** @throws ApiFailure where a fault changed the rows of an operation that refused */
function answerOf(result: object): object {
  if (result instanceof RefusedWithChanges) throw result.failure;
  return result;
}

function sent(body: Envelope & { issues?: unknown }, trace: Trace): OperationOutcome {
  return { status: 200, body: asBytes(JSON.stringify(body)), resultCode: body.resultCode, trace };
}
