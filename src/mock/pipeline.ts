import { MessageWriter } from '../domain/message-writer.ts';
import { Views } from '../domain/views.ts';
import { ApiFailure, resultCode, resultCodes } from '../errors.ts';
import type { Change } from '../store/table-draft.ts';
import type { Tx } from '../store/transaction.ts';
import { authenticate } from './authenticate.ts';
import { type Binder, compileBinder, type Values } from './bind.ts';
import { BindingFailure, envelopeOf, envelopes, languageOf, TokenRefusal } from './envelope.ts';
import type { MockContext, World } from './mock-context.ts';
import type { ClientFacts, OperationContext, StoreOperation } from './operations/handler.ts';
import { handlers } from './operations/index.ts';
import type { RawParameters } from './parameters.ts';
import type { Preferences } from './prefer.ts';
import { ContractBroken, SelfCheck } from './self-check.ts';

/** A request as the pipeline sees it. */
export interface Call {
  readonly operation: StoreOperation;
  readonly method: string;
  readonly raw: RawParameters;
  readonly preferences: Preferences;
  client(): ClientFacts;
}

/** What a request came to. */
export interface Outcome {
  readonly status: number;
  readonly body: string;
  readonly resultCode: number | undefined;
  readonly warnings: readonly string[];
  readonly unknownParameters: readonly string[];
  readonly changes: readonly Change[];
  /** The preferences that were followed, as `Preference-Applied` shows them. */
  readonly applied: readonly string[];
}

interface Trace {
  warnings: string[];
  unknown: readonly string[];
  changes: readonly Change[];
}

/**
 * The way of a request through the mock: prefer, authenticate, method, bind, handle, self-check. Each stage may end
 * it by throwing its own kind of failure, and nothing of a request that ends so is kept.
 */
export class Pipeline {
  readonly #mock: MockContext;
  readonly #binders: ReadonlyMap<string, Binder>;
  readonly #selfCheck: SelfCheck;
  readonly #views = new Views();
  readonly #writer: MessageWriter;

  constructor(mock: MockContext) {
    const { contract, settings } = mock;
    this.#mock = mock;
    this.#binders = new Map(contract.operations.map(it => [it.id, compileBinder(it, settings.strict)]));
    this.#selfCheck = new SelfCheck(contract);
    this.#writer = new MessageWriter((schema, value) => contract.writeText(schema, value));
  }

  /** Runs one request against one world. Never throws; what cannot be kept on disk comes out as 1020101. */
  async run(world: World, call: Call): Promise<Outcome> {
    const { operation } = call;
    const trace: Trace = { warnings: [], unknown: [], changes: [] };
    try {
      const preferred = this.#preferred(world, call, trace);
      if (preferred) return preferred;
      const answer = await this.#perform(world, call, trace);
      return outcome(200, this.#mock.contract.writeAnswer(operation.id, answer), 1, trace);
    } catch (error) {
      return this.#failed(world, call, trace, error);
    }
  }

  async #perform(world: World, { operation, method, raw, client }: Call, trace: Trace): Promise<object> {
    const { store } = world;
    const warn = (text: string) => trace.warnings.push(text);
    const callerId = authenticate(operation, raw, store.view, store.clock.now().s, warn);
    if (method !== 'GET' && method !== 'POST' && method !== 'HEAD') {
      throw new BindingFailure('internal', `${method} is not supported: use GET or POST`);
    }
    const binding = this.#binder(operation)(raw);
    trace.warnings.push(...binding.warnings);
    trace.unknown = binding.unknown;
    const handle = handlerOf(operation);
    const work = (tx: Tx) => {
      const context: OperationContext = {
        tx,
        callerId,
        client: client(),
        settings: this.#mock.settings,
        views: this.#views,
        writer: this.#writer,
        warn,
      };
      return this.#checked(operation, binding.values, tx, () => handle(context, binding.values));
    };
    if (operation.effect === 'read') return store.read(work);
    try {
      const { result, changes } = store.transact(work);
      trace.changes = changes;
      return result;
    } finally {
      // A refusal waits as well: it may rest on a row that is not on disk yet.
      if (store.pending) await store.committed();
    }
  }

  /** The answer of an operation, held against the contract while the transaction can still be dropped. */
  #checked(operation: StoreOperation, values: Values, tx: Tx, handle: () => object): object {
    const check = this.#mock.settings.selfCheck ? this.#selfCheck : undefined;
    try {
      const answer = { currentTime: tx.now.ms, ...handle(), resultCode: 1 };
      check?.answer(operation, answer, values);
      return answer;
    } catch (error) {
      if (error instanceof ApiFailure) check?.refusal(operation, error.resultCode.code);
      throw error;
    }
  }

  #binder(operation: StoreOperation): Binder {
    const binder = this.#binders.get(operation.id);
    if (!binder) throw new Error(`Failed to bind ${operation.id}: it is not in the contract.`);
    return binder;
  }

  #preferred(world: World, { operation, raw, preferences }: Call, trace: Trace): Outcome | undefined {
    const { code, example } = preferences;
    if (code !== undefined) {
      const entry = resultCode(code);
      if (entry) {
        const body = envelopeOf(entry, languageOf(raw.language), world.store.clock.now().ms);
        return { ...outcome(200, JSON.stringify(body), code, trace), applied: [`code=${code}`] };
      }
      trace.warnings.push(`Prefer: code=${code} is no failure of this API`);
    }
    if (example !== undefined) {
      const text = this.#mock.documented.get(operation.id);
      if (text !== undefined) return { ...outcome(200, text, 1, trace), applied: ['example=documented'] };
      trace.warnings.push(`Prefer: example=documented: the document shows no answer of ${operation.id}`);
    }
    return undefined;
  }

  #failed(world: World, { raw }: Call, trace: Trace, error: unknown): Outcome {
    const language = languageOf(raw.language);
    const failed = (body: { resultCode: number; issues?: unknown }, status = 200) =>
      outcome(status, JSON.stringify(body), body.resultCode, { ...trace, changes: [] });

    if (error instanceof TokenRefusal) return failed(envelopes.token(resultCodes[error.failure], language));
    if (error instanceof BindingFailure) {
      return failed(envelopes.binding(resultCodes[error.failure], language, error.detail));
    }
    if (error instanceof ApiFailure) {
      return failed(envelopes.operation(error.resultCode, language, world.store.clock.now().ms));
    }
    const message = error instanceof Error ? error.message : String(error);
    this.#mock.log({ kind: 'problem', message, error });
    const body = envelopes.binding(resultCodes.internal, language, message);
    return error instanceof ContractBroken ? failed({ ...body, issues: error.issues }, 500) : failed(body);
  }
}

type AnyHandler = (context: OperationContext, values: Values) => object;

/** The handler of an operation. Its binder, made from the same contract, has read the values its type asks for. */
function handlerOf(operation: StoreOperation): AnyHandler {
  return handlers[operation.id] as AnyHandler;
}

function outcome(status: number, body: string, code: number, trace: Trace): Outcome {
  const { warnings, unknown, changes } = trace;
  return { status, body, resultCode: code, warnings, unknownParameters: unknown, changes, applied: [] };
}
