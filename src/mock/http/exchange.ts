import type { JournalEntry } from '../../journal/journal.ts';
import { redact } from '../../journal/redact.ts';
import type { Operation } from '../../spec/contract.ts';
import { SessionRefusal } from '../../worlds/session-name.ts';
import type { World } from '../../worlds/world.ts';
import { chooseFault } from '../inject/choose.ts';
import type { SentAnswer } from '../inject/reply.ts';
import { FaultStages } from '../inject/stages.ts';
import type { MockContext } from '../mock-context.ts';
import type { RawParameters } from '../pipeline/parameters.ts';
import type { Trace } from '../pipeline/pipeline.ts';
import { type Preferences, readPreferences } from '../pipeline/prefer.ts';
import { headerText } from './header-text.ts';
import type { NodeRequest } from './node-handler.ts';
import { requestWorld } from './request-world.ts';

const noHeaders = [] as const;

/**
 * One request and its answer, in the parts that every service shares: the world it runs in, its preferences, the fault
 * injected into it, its delay, and its entry in the journal.
 */
export class ServerExchange {
  /** The shared one for a request that is refused. */
  readonly world: World;
  /** Absent for a request whose session is well formed; any other must not be served. */
  readonly refusal: SessionRefusal | undefined;
  readonly preferences: Preferences;
  /** Absent for a request without a fault. */
  readonly injected: FaultStages | undefined;
  readonly #mock: MockContext;
  readonly #request: NodeRequest;
  readonly #operation: Pick<Operation<string>, 'id'> | undefined;
  readonly #beyond: boolean;
  readonly #path: string;
  readonly #parameters: RawParameters;
  readonly #started = performance.now();
  readonly #refused: readonly string[];
  readonly #delay: number;

  /**
   * @param operation absent where the path is no operation; such a request has no preferences and no fault, and neither
   *   has a preflight
   * @param path as the journal shows it
   * @param parameters as they came
   * @param beyond whether the request is beyond the document; it has no fault then
   */
  constructor(
    mock: MockContext,
    request: NodeRequest,
    operation: Pick<Operation<string>, 'id'> | undefined,
    path: string,
    parameters: RawParameters,
    beyond = false,
  ) {
    this.#mock = mock;
    this.#request = request;
    this.#operation = operation;
    this.#beyond = beyond;
    this.#path = path;
    this.#parameters = parameters;
    const world = requestWorld(mock, request, parameters.access_token);
    this.refusal = world instanceof SessionRefusal ? world : undefined;
    this.world = world instanceof SessionRefusal ? mock.worldOf(undefined) : world;
    if (this.refusal) mock.log({ kind: 'problem', message: this.refusal.message });
    const { method, headers } = request;
    const prefers = operation !== undefined && method !== 'OPTIONS';
    const { preferences, refused } = readPreferences(prefers ? headers.prefer : undefined);
    // Faults are made from openapi.yaml, for its own operations.
    const documented = prefers && !beyond ? (operation as Operation) : undefined;
    const chosen = documented && chooseFault(mock, this.world, documented.id, preferences.fault, refused);
    if (beyond && preferences.fault !== undefined)
      refused.push(`fault=${preferences.fault} does not apply to what is beyond the document`);
    this.preferences = preferences;
    this.injected =
      documented && chosen?.fault
        ? new FaultStages(chosen.fault, { operation: documented, method, path, parameters })
        : undefined;
    this.#refused = refused;
    this.#delay = (preferences.delay ?? 0) + (chosen?.delay ?? 0);
  }

  /**
   * Runs the work after the delay; at once where there is none, because a promise would cost every request another
   * turn.
   * @param more milliseconds beside those that the request prefers and its world has switched on
   */
  run<Result>(work: () => Result | Promise<Result>, more = 0): Result | Promise<Result> {
    const delay = this.#delay + more;
    return delay > 0 ? waitFor(delay, this.#request).then(work) : work();
  }

  /** Adds a warning for each preference that cannot be followed. */
  addWarnings(warnings: string[]): void {
    for (const why of this.#refused) warnings.push(`Prefer: ${why}`);
  }

  /**
   * Returns the headers that say what the request was warned of, and which of its preferences were followed.
   * @param applied the preference that the answer itself follows, if there is one
   */
  headers(
    warnings: readonly string[],
    applied?: string,
  ): readonly (readonly [name: string, value: string])[] {
    const followed = this.#followed(applied);
    if (warnings.length === 0 && followed === undefined) return noHeaders;
    const headers: [string, string][] = [];
    if (warnings.length > 0) headers.push(['X-Contract-Warning', headerText(warnings.join('; '))]);
    if (followed !== undefined) headers.push(['Preference-Applied', followed]);
    return headers;
  }

  #followed(applied: string | undefined): string | undefined {
    const { delay, fault } = this.preferences;
    if (delay === undefined && fault === undefined) return applied;
    const parts = [
      applied,
      delay !== undefined && `delay=${delay}`,
      fault !== undefined && fault === this.injected?.fault.id && `fault=${fault}`,
    ];
    return parts.filter(Boolean).join(', ') || undefined;
  }

  /** Enters the request, once it is answered, into the journal of its world and the log. */
  record({ status, resultCode, body, again, wire }: SentAnswer, trace: Trace): void {
    const { unknownParameters, warnings, changes, callerId, files } = trace;
    // What an entry holds on to lives as long as the journal keeps it, so its functions must not hold the request.
    const parameters = trace.parameters ?? this.#parameters;
    const entry: JournalEntry = {
      at: this.world.store.clock.now().ms,
      durationMs: performance.now() - this.#started,
      session: this.world.session,
      method: this.#request.method,
      path: this.#path,
      operationId: this.#beyond ? undefined : this.#operation?.id,
      companion: this.#beyond ? (this.#operation?.id ?? 'extraRoutes') : undefined,
      callerId,
      parameters: () => redact(parameters),
      files,
      unknownParameters,
      status,
      resultCode,
      warnings,
      changes,
      // Bodies that are kept are what a collection of garbage has to carry: a page of messages costs twice as much.
      answer: textOf(again ?? keeping(body)),
      fault: this.injected?.fault.id,
      wire,
    };
    this.world.journal.add(entry);
    const { log, warningCounts } = this.#mock;
    log({ kind: 'request', entry, newWarnings: warningCounts.count(entry) });
  }
}

function keeping(body: string): () => string {
  return () => body;
}

/** A function of its own, as is the one above: one that is made within `record` would hold all that is there. */
function textOf(bytes: () => string): () => string {
  return () => Buffer.from(bytes(), 'latin1').toString('utf8');
}

/** Waits; a request whose connection has ended keeps the process no longer, though its work is still done. */
function waitFor(milliseconds: number, { socket }: NodeRequest): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(() => {
      socket.off('close', letGo);
      resolve();
    }, milliseconds);
    const letGo = () => void timer.unref();
    // Any number of pipelined requests wait on one connection.
    socket.setMaxListeners(0).once('close', letGo);
  });
}
