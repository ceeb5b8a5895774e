import { setTimeout as wait } from 'node:timers/promises';
import { TargetControls } from '../run/controls.ts';
import { OwnFailures } from '../trial/own-failures.ts';
import type { Client } from '../wire/client.ts';
import type { Exchange } from '../wire/exchange.ts';
import type { Sign } from '../wire/sign.ts';
import { signOf } from '../wire/sign-of.ts';
import type { WireRequest } from '../wire/wire-request.ts';
import { Crowd, crowdedMs } from './crowd.ts';
import { withText } from './firewall.ts';
import { Pace } from './pace.ts';
import { type Unsteady, Weather, type WeatherReport } from './weather.ts';

/** How patient to be with what stands before the target. */
export interface Patience {
  /** Requests a second at most; 0 for no limit. */
  readonly rate: number;
  /** Milliseconds to wait at a time until something passes again. */
  readonly patienceMs: number;
  /** Milliseconds before a request is sent again for the first time; they double each time. */
  readonly pauseMs: number;
  /** Told once, when a limit slows the run down. */
  readonly onLimit?: ((perSecond: number) => void) | undefined;
}

/** Looks whether a write that got no answer was done. Gives its answer as far as it is known, or undefined. */
export type WasItDone = (sign: Sign) => Promise<Exchange['json'] | undefined>;

/** How a request may be sent again. */
export interface Repeat {
  /** Absent: doing it twice is doing it once, as with every read. */
  readonly wasItDone?: WasItDone | undefined;
  /** It is sent once, whatever comes of it: nothing is learnt of the weather. */
  readonly once?: true | undefined;
}

const longestPauseMs = 2000;
/** Nothing has ever passed: the address is wrong more often than the weather is bad. */
const firstPatienceMs = 1500;
/** Slower answers than this do not make a run wait longer. */
const slowEnoughMs = 3000;
/** Answers that tell how busy a target is. */
const memory = 20;
/** All waiting of a run together, in patiences. */
const patiences = 4;

/**
 * Sends requests through the weather: again after a pause where something else than the server has answered, slower
 * where a limit asks for it, and a write only when it was seen not to be done. An answer that comes for one request
 * alone, every time, while others pass, is the server's own and comes back as it is.
 */
export class PatientClient {
  readonly weather = new Weather();
  readonly #client: Client;
  readonly #patience: Patience;
  readonly #pace: Pace;
  readonly #controls: TargetControls;
  readonly #own: OwnFailures;
  readonly #crowd = new Crowd();
  #outage: Promise<boolean> | undefined;
  #slowestMs = 0;
  #recentMs = 0;
  #quickMs = 0;
  #measured = 0;

  constructor(client: Client, patience: Patience) {
    this.#client = client;
    this.#patience = patience;
    this.#pace = new Pace(patience.rate);
    this.#controls = new TargetControls(client);
    this.#own = new OwnFailures(this.weather, patience.pauseMs);
  }

  /** How many requests went out. */
  get sent(): number {
    return this.#client.sent;
  }

  /** Milliseconds of the slowest answer so far. */
  get slowestMs(): number {
    return this.#slowestMs;
  }

  /** Answers take longer now than they did when little was asked. */
  get isBusy(): boolean {
    return this.#recentMs > 2 * this.#quickMs + 20;
  }

  /** Milliseconds a whole answer may take. */
  get timeoutMs(): number {
    return this.#client.settings.timeoutMs;
  }

  /** Operations that fail now and then by themselves. */
  get unsteady(): Unsteady[] {
    return this.weather.unsteady.filter(({ exchange }) => !this.#own.has(exchange.operation.id));
  }

  /** The target reads no forms: from now on a query is one however long it is. */
  withoutForms(): void {
    this.#client.withoutForms();
  }

  report(): WeatherReport {
    return this.weather.report(this.#pace.limitedTo);
  }

  close(): void {
    this.#client.close();
  }

  /**
   * Sends a request until the server itself has answered. Never throws for what the target does: an exchange with
   * `sign` is one that did not clear up, and `weather.gateway` says what it was.
   */
  async send(request: WireRequest, { wasItDone, once }: Repeat = {}): Promise<Exchange> {
    const { id } = request.operation;
    if (once) {
      await this.#pace.turn();
      return this.#client.send(request);
    }
    const began = performance.now();
    let spentMs = 0;
    let own = 0;
    for (let again = 0; ; again++) {
      const { exchange, sign, sentAt } = await this.#once(request);
      if (!sign) return exchange;
      if (this.weather.gateway) return { ...exchange, sign };
      this.weather.met(sign, exchange);
      const triedAt = performance.now();
      if (sign.kind === 'limit') {
        if (!this.#slowDown(sign, sentAt, began)) return this.#giveUp(exchange, sign);
      } else if (spentMs > 2 * this.#patience.patienceMs) return this.#giveUp(exchange, sign);
      else if (await this.#othersPass(request, sign)) {
        if (this.#crowd.meets(exchange)) {
          this.weather.isLimited = true;
          this.#limit(sentAt, crowdedMs);
        } else own++;
        if (this.#own.isOwn(id, own))
          return (await this.#isTextRefused(request, exchange))
            ? { ...exchange, textRefused: true }
            : exchange;
        await wait(Math.min(longestPauseMs, this.#patience.pauseMs * 2 ** again));
      } else if (await this.#somethingPasses(request)) own = 0;
      else return this.#giveUp(exchange, sign);
      if (wasItDone && !sign.undone) {
        const json = await wasItDone(sign);
        if (json !== undefined) {
          if (this.#own.isLostTooOften(id)) return exchange;
          this.weather.recovered++;
          const { failure: _lost, ...rest } = exchange;
          return { ...rest, status: 200, json, recovered: true };
        }
      }
      this.weather.again++;
      // Neither an answer that was too late nor a turn that was waited for is waiting for better weather.
      spentMs += performance.now() - triedAt;
    }
  }

  /** Sends a request once, in its turn. */
  async #once(request: WireRequest) {
    await this.#pace.turn();
    const sentAt = performance.now();
    const exchange = await this.#client.send(request);
    const sign = signOf(exchange, Date.now());
    if (!sign) {
      this.#pace.passed();
      this.#crowd.passed();
      this.#measure(exchange.durationMs);
      this.weather.passed(request.operation.id);
      this.#own.passed(request.operation.id);
      this.#controls.remember(request);
    }
    return { exchange, sign, sentAt };
  }

  #measure(durationMs: number): void {
    this.#slowestMs = Math.min(slowEnoughMs, Math.max(this.#slowestMs, durationMs));
    this.#recentMs += (durationMs - this.#recentMs) / memory;
    // The first answers come while little else is asked.
    if (this.#measured < memory) this.#quickMs += (durationMs - this.#quickMs) / ++this.#measured;
  }

  #slowDown({ retryAfterMs = 1000 }: Sign, sentAt: number, began: number): boolean {
    const isBorne = Math.max(retryAfterMs, performance.now() - began) <= this.#patience.patienceMs;
    if (isBorne) this.#limit(sentAt, retryAfterMs);
    return isBorne;
  }

  #limit(sentAt: number, pauseMs: number): void {
    const before = this.#pace.limitedTo;
    this.#pace.limit(sentAt, pauseMs);
    const { limitedTo } = this.#pace;
    if (before === undefined && limitedTo !== undefined) this.#patience.onLimit?.(limitedTo);
  }

  /** Whether something else gets an answer of the server now. */
  async #othersPass(request: WireRequest, sign: Sign): Promise<boolean> {
    if (sign.kind === 'unreachable') return false;
    const control = this.#controls.for(request);
    if (!control) return false;
    await this.#pace.turn();
    return signOf(await this.#client.send(control), Date.now()) === undefined;
  }

  /** Whether what passed just now is refused as well where it carries the text of a request that was. */
  async #isTextRefused(request: WireRequest, exchange: Exchange): Promise<boolean> {
    const question = withText(this.#controls.for(request), request, exchange);
    if (!question) return false;
    await this.#pace.turn();
    return signOf(await this.#client.send(question), Date.now())?.kind === signOf(exchange, Date.now())?.kind;
  }

  /** Waits until anything passes again; all requests wait together. */
  #somethingPasses(request: WireRequest): Promise<boolean> {
    this.#outage ??= this.#outageOver(request).finally(() => {
      this.#outage = undefined;
    });
    return this.#outage;
  }

  async #outageOver(request: WireRequest): Promise<boolean> {
    const began = performance.now();
    const { patienceMs, pauseMs } = this.#patience;
    const atMost = Math.min(
      this.#controls.any ? patienceMs : Math.min(firstPatienceMs, patienceMs),
      patiences * patienceMs - this.weather.outMs,
    );
    const probe = this.#controls.for(request) ?? request;
    try {
      for (let again = 0; performance.now() - began < atMost; again++) {
        await wait(Math.min(longestPauseMs, pauseMs * 2 ** again));
        // A write is nothing to try with: it may be done.
        if (probe === request && request.operation.effect !== 'read') return true;
        await this.#pace.turn();
        if (signOf(await this.#client.send(probe), Date.now()) === undefined) return true;
      }
      return false;
    } finally {
      this.weather.outMs += performance.now() - began;
    }
  }

  #giveUp(exchange: Exchange, sign: Sign): Exchange {
    const given: Exchange = { ...exchange, sign };
    this.weather.gateway ??= { sign, exchange: given };
    return given;
  }
}
