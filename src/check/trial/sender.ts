import { setTimeout as wait } from 'node:timers/promises';
import { sessionHeader } from '../../control-api/session-header.ts';
import type { Operation, OperationId } from '../../spec/contract.ts';
import { resultCodes } from '../../spec/result-codes.ts';
import { mostEndings } from '../accounts/logins.ts';
import { callOf, setupCall } from '../causes/call.ts';
import { bounded } from '../oracles/bounded.ts';
import type { Breach } from '../oracles/breach.ts';
import { serverTimeOf } from '../oracles/server-time.ts';
import { CaseStopped, CheckProblem, NotExercised } from '../problem.ts';
import { personOf, type Run } from '../run/run.ts';
import { tracesOf } from '../run/traces.ts';
import type { Recording } from '../steps/recording.ts';
import type { Case } from '../suite/case.ts';
import type { Role } from '../suite/people.ts';
import type { CallOptions, Given } from '../suite/trial.ts';
import { gatewayProblem } from '../weather/gateway.ts';
import { type Exchange, type Parameters, resultCodeOf } from '../wire/exchange.ts';
import type { Attempt } from './attempt.ts';
import { lookFor } from './lost-write.ts';
import { mayNotPush, outOfReach } from './out-of-reach.ts';

/** The last write of a case that was done. */
interface Write {
  /** Path of the operation, or what else has written. */
  readonly what: string;
  readonly number: number;
  readonly at: number;
}

/** Sends the requests of one case: as whom, within what it may touch, and with every oracle for single answers. */
export class Sender {
  readonly #run: Run;
  readonly #case: Case;
  readonly #attempt: Attempt;
  readonly #found: (breach: Breach, exchange: Exchange) => void;
  readonly #recording: Recording;
  readonly #begun = performance.now();
  #write: Write | undefined;
  #last: Exchange | undefined;
  readonly #lastOf = new Map<OperationId, Exchange>();
  #count = 0;
  readonly #calls = new Set<string>();
  /** Writes the case has sent, done or refused, the latest first. */
  #writes: readonly OperationId[] = [];
  readonly #writesBefore = new WeakMap<Exchange, readonly OperationId[]>();

  /**
   * @param recording takes every request
   * @param found takes what the oracles find
   */
  constructor(
    run: Run,
    item: Case,
    attempt: Attempt,
    recording: Recording,
    found: (breach: Breach, exchange: Exchange) => void,
  ) {
    this.#run = run;
    this.#case = item;
    this.#attempt = attempt;
    this.#recording = recording;
    this.#found = found;
    if (attempt.sandbox !== undefined || run.options.mode === 'probe') return;
    if (item.needs.room !== undefined) this.#calls.add(setupCall('addRoom'));
    if (item.needs.chat !== undefined) this.#calls.add(setupCall('pushMessage'));
  }

  /** Whether it waits the whole settle time after each write. */
  get isCareful(): boolean {
    const { before = 0, isHurried = false } = this.#attempt;
    return before > 0 && !isHurried;
  }

  /** Whether anything was written, so that a replica may lag behind it. */
  get hasWritten(): boolean {
    return this.#write !== undefined;
  }

  /** Notes something that was written otherwise than through the API. */
  wrote(what: string): void {
    this.#write = { what, number: this.#run.readings.wrote(), at: performance.now() };
  }

  /** What an answer shows that is from before the last write: how old that is, and in words. */
  ageOf(exchange: Exchange): { readonly ms: number; readonly words: string } | undefined {
    const write = this.#write;
    if (!write || !this.#run.readings.isFromBefore(exchange, write.number)) return undefined;
    const ms = Math.round(performance.now() - write.at);
    const settled = ms >= this.#run.settleMs && this.#run.settleMs > 0 ? this.#run.settleMs : ms;
    const words = `still the state before ${write.what}, ${settled.toLocaleString('en-US')} ms later`;
    return { ms, words };
  }

  get last(): Exchange | undefined {
    return this.#last;
  }

  /** The last exchange, of one operation where it is named. */
  lastOf(id: OperationId | undefined): Exchange | undefined {
    return id === undefined ? this.#last : this.#lastOf.get(id);
  }

  /** The writes that were sent before a request of the case, the latest first. */
  writesBefore(exchange: Exchange): readonly OperationId[] {
    return this.#writesBefore.get(exchange) ?? [];
  }

  /** What the case rests on: each kind of request once, in the order in which they were first sent. */
  get calls(): readonly string[] {
    return [...this.#calls];
  }

  get count(): number {
    return this.#count;
  }

  /**
   * Sends a request. Where the login turns out to have ended it is opened again, and the request sent again: the token
   * is looked at before anything is done (server facts 1.4).
   * @throws CaseStopped when the server itself gives no whole answer to this request, NotExercised for an answer that
   *   is more than the check reads, CheckProblem when the target or a login is gone
   */
  async send(as: Role | 'nobody', id: OperationId, given: Given, options: CallOptions): Promise<Exchange> {
    const operation = this.#run.contract.operation(id);
    for (let again = 0; ; again++) {
      const sentAt = performance.now();
      const exchange = await this.#exchange(operation, as, given, options);
      if (as === 'nobody' || isForeign(options) || resultCodeOf(exchange) !== resultCodes.tokenInvalid.code)
        return exchange;
      if (again < mostEndings && (await this.#loginWasLost(as, sentAt))) continue;
      // The login lives: it was asked for its profile meanwhile.
      if (id !== 'pushMessage' || this.#run.isMock) return exchange;
      this.#run.barred.add(id);
      throw outOfReach(this.#run, this.#case, 'token', exchange);
    }
  }

  /** Sends a request as it is, whatever becomes of the login. */
  once(as: Role, id: OperationId): Promise<Exchange> {
    return this.#exchange(this.#run.contract.operation(id), as, {}, {});
  }

  async #exchange(
    operation: Operation,
    as: Role | 'nobody',
    given: Given,
    options: CallOptions,
  ): Promise<Exchange> {
    const parameters = this.#parameters(operation, as, given, options);
    const run = this.#run;
    if (run.barred.has(operation.id)) throw new NotExercised(mayNotPush);
    run.guard.check(operation, parameters, this.#case.effect, this.#attempt.sandbox !== undefined);
    if (operation.effect === 'read') await this.#settled();
    const earlier = run.latest;
    const { writes } = run.readings;
    const role = as === 'nobody' ? undefined : as;
    if (this.#attempt.sandbox === undefined && role && !isForeign(options))
      for (const trace of tracesOf(operation, parameters, role, run.isMock)) run.ledger.add(trace);
    const request = {
      operation,
      role,
      method: options.method,
      parameters,
      query: options.query,
      headers: { ...sessionHeader(this.#attempt.sandbox), ...options.headers },
      files: options.files,
      body: options.body,
      path: options.path,
    };
    const wasItDone = options.refusable ? undefined : lookFor(run, role, request);
    const exchange = await run.client.send(request, { wasItDone, once: options.anyAnswer });
    this.#recording.sent(request, exchange);
    this.#last = exchange;
    this.#lastOf.set(operation.id, exchange);
    this.#count++;
    this.#calls.add(callOf(exchange, as));
    this.#writesBefore.set(exchange, this.#writes);
    if (operation.effect !== 'read')
      this.#writes = [operation.id, ...this.#writes.filter(id => id !== operation.id)];
    if (options.anyAnswer) return exchange;
    if (exchange.sign) throw gatewayProblem(run.client);
    if (exchange.textRefused) throw outOfReach(run, this.#case, 'text', exchange);
    if (exchange.failure?.kind === 'too-large') throw new NotExercised(exchange.failure.message);
    run.coverage.observe(exchange);
    if (!exchange.recovered && (!options.unjudged || exchange.failure)) {
      const caller = role === undefined || isForeign(options) ? undefined : personOf(run, role).userId;
      for (const breach of bounded(run.oracles.judge(exchange, { earlier, caller })))
        this.#found(breach, exchange);
    }
    run.latest = Math.max(run.latest, serverTimeOf(exchange) ?? 0);
    if (exchange.failure) throw new CaseStopped(exchange.failure.message);
    if (operation.effect === 'read') run.readings.note(exchange, writes);
    else if (resultCodeOf(exchange) === 1) this.wrote(`\`${operation.path}\``);
    return exchange;
  }

  /** Waits until a replica must show the last write, as far as is known; the whole settle time in doubt. */
  async #settled(): Promise<void> {
    const { settleMs, lag } = this.#run;
    const since = this.#write?.at ?? (this.isCareful ? this.#begun : undefined);
    const longest = this.isCareful || this.#attempt.isOnly ? settleMs : lag.waitMs;
    const left = since === undefined ? 0 : since + longest - performance.now();
    if (left > 0) await wait(left);
  }

  #parameters(operation: Operation, as: Role | 'nobody', given: Given, options: CallOptions): Parameters {
    const parameters: Record<string, string | number> = {};
    const token =
      options.token === undefined
        ? as === 'nobody'
          ? undefined
          : `${this.#tokenOf(as)}${options.tokenEnd ?? ''}`
        : options.token;
    const knows = (name: string) => operation.parameters.some(parameter => parameter.name === name);
    if (operation.needsToken && token !== undefined && token !== null) parameters.access_token = token;
    if (knows('flag') && !options.withoutFlag) parameters.flag = 'rw';
    for (const [name, value] of Object.entries(given)) if (value !== undefined) parameters[name] = value;
    return parameters;
  }

  #tokenOf(role: Role): string {
    personOf(this.#run, role);
    return this.#run.logins.get(role) ?? '';
  }

  /** Whether a login ended under our hands, and is open again. */
  async #loginWasLost(role: Role, sentAt: number): Promise<boolean> {
    const profile = await this.#exchange(this.#run.contract.operation('getUser'), role, {}, {});
    const { logins, control, isMock } = this.#run;
    if (resultCodeOf(profile) !== resultCodes.tokenInvalid.code)
      return !isMock && logins.hasReturned(role, sentAt);
    if (await logins.renew(role, personOf(this.#run, role).userId, control).catch(() => false)) {
      this.#recording.loggedIn(role);
      return true;
    }
    const name = role === 'owner' ? '--token' : `--${role}-token`;
    throw new CheckProblem(
      3,
      `Failed to go on: the token of the ${role} is no longer accepted (1030102). Give a fresh one in ${name}, or a --token-command that prints one.`,
    );
  }
}

/** Whether a call goes out with another token than that of whoever calls. */
const isForeign = ({ token, tokenEnd }: CallOptions) => token !== undefined || tokenEnd !== undefined;
