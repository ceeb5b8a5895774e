import { setTimeout as wait } from 'node:timers/promises';
import { sameJson } from '../../base/same-json.ts';
import type { Contract, JsonOperationId, OperationId } from '../../spec/contract.ts';
import type { Breach } from '../oracles/breach.ts';
import { CaseStopped, NotExercised } from '../problem.ts';
import { Recording } from '../steps/recording.ts';
import type { Case } from '../suite/case.ts';
import { isMarked } from '../suite/marker.ts';
import type { Person, Role } from '../suite/people.ts';
import type { Random } from '../suite/random.ts';
import type { CallOptions, Claim, Data, Given, Group, Refusal, Trial } from '../suite/trial.ts';
import { type Exchange, resultCodeOf } from '../wire/exchange.ts';
import { claimedValues } from './claimed-values.ts';
import { envelopeClaim } from './envelope-claim.ts';
import { HeldBreaches } from './held-breaches.ts';
import { plant } from './plant.ts';
import { isOwn, personOf, type Run } from './run.ts';
import { type Attempt, Sender } from './sender.ts';
import { wrongCode } from './wrong-code.ts';

const tokenInvalid = 1030102;

/** One case at work: sends its requests, judges every answer, writes down what does not hold. */
export class TrialRun implements Trial {
  readonly contract: Contract;
  readonly isMock: boolean;
  readonly random: Random;
  readonly settleMs: number;
  readonly budgetMs: number;
  /** Fingerprints of what this case has found. */
  readonly found = new Set<string>();
  /** What it has sent. */
  readonly recording = new Recording();
  readonly #run: Run;
  readonly #case: Case;
  readonly #attempt: Attempt;
  readonly #sender: Sender;
  readonly #held = new HeldBreaches();
  #sandboxRoom: Group | undefined;
  #disobeyed = false;

  constructor(run: Run, item: Case, attempt: Attempt = {}) {
    this.#run = run;
    this.#case = item;
    this.#attempt = attempt;
    this.#sender = new Sender(run, item, attempt, this.recording, (breach, exchange) =>
      this.#keep(breach, exchange, false),
    );
    this.contract = run.contract;
    this.isMock = run.isMock;
    this.random = run.random.fork(attempt.before ? `${item.id}/${attempt.before}` : item.id);
    this.settleMs = run.settleMs;
    this.budgetMs = run.budgetMs;
  }

  get room(): Group {
    const room = this.#sandboxRoom ?? this.#attempt.room ?? this.#run.rooms.main;
    if (!room) throw new NotExercised('the owner is in no group');
    return room;
  }

  /** The group that the case has for itself, or shares with those of its kind. */
  get group(): Group | undefined {
    return this.#attempt.room;
  }

  get marker(): string {
    return this.#run.marker;
  }

  /** Whether anything does not hold, kept or not. */
  get hasFound(): boolean {
    return this.found.size > 0 || this.#held.hasAny;
  }

  /** Whether it has found something that may look otherwise when it is looked at again. */
  get isDoubtful(): boolean {
    return this.#held.isDoubtful(this.isMock);
  }

  /** Whether a call that had to be refused was not, so that the group may not be what it was. */
  get hasDisobeyed(): boolean {
    return this.#disobeyed;
  }

  /** Whether anything was written, so that a replica may lag behind it. */
  get hasWritten(): boolean {
    return this.#sender.hasWritten;
  }

  /** Milliseconds after a write at which the state before it was shown, where the case found fault with that. */
  get oldestMs(): number | undefined {
    return this.#held.oldestMs;
  }

  /** Writes down what the case has found. */
  keep(): void {
    for (const { breach, exchange } of this.#held.take()) this.#keep(breach, exchange, true);
  }

  /** Writes down as notes what did not hold at first and does now. */
  keepAsNotes(): void {
    this.#held.soften();
    this.keep();
  }

  /** What it rests on, as lines of `callOf`. */
  get calls(): readonly string[] {
    return this.#sender.calls;
  }

  /** How many requests it has sent. */
  get exchanges(): number {
    return this.#sender.count;
  }

  get now(): number {
    const time = (this.#sender.last?.json as { currentTime?: unknown } | null | undefined)?.currentTime;
    return typeof time === 'number' ? time : Date.now();
  }

  get since(): number {
    return this.#run.since;
  }

  get expiredToken(): string {
    if (this.#run.expiredToken === undefined) throw new NotExercised('no expired token (--expired-token)');
    return this.#run.expiredToken;
  }

  person(role: Role): Person {
    return personOf(this.#run, role);
  }

  text(words: string): string {
    return `${this.marker}-${++this.#run.texts} ${words}`;
  }

  async send(
    as: Role | 'nobody',
    id: OperationId,
    given: Given = {},
    options: CallOptions = {},
  ): Promise<Exchange> {
    return this.#sender.send(as, id, given, options);
  }

  async ok<Id extends JsonOperationId>(
    as: Role | 'nobody',
    id: Id,
    given: Given = {},
    options: CallOptions = {},
  ): Promise<Data<Id>> {
    const exchange = await this.send(as, id, given, options);
    const code = resultCodeOf(exchange);
    if (code === 1) return (exchange.json as { data?: unknown }).data as Data<Id>;
    const message = `${id} must succeed`;
    this.#hold(wrongCode(exchange, { codes: [1], message, source: this.#case.source }), exchange);
    throw new CaseStopped(`${id} was refused`);
  }

  async refused(
    as: Role | 'nobody',
    id: OperationId,
    given: Given,
    refusal: Refusal,
    options: CallOptions = {},
  ): Promise<Exchange> {
    const { code, or = [], source = this.#case.source, harm, envelope } = refusal;
    const exchange = await this.send(as, id, given, { ...options, refusable: true });
    const got = resultCodeOf(exchange);
    const right = [code, ...or] as const;
    if (got === undefined || !right.includes(got)) {
      if (got === 1) this.#disobeyed = true;
      const message = `${id} must refuse this with ${right.join(' or ')}`;
      const harmed = got === 1 ? harm : undefined;
      this.#hold(wrongCode(exchange, { codes: right, message, source, harm: harmed }), exchange);
      return exchange;
    }
    // The contract's own code is what everybody expects: only another one is worth a word.
    if (got !== code) {
      this.note({
        rule: `either-${code}`,
        pointer: '/resultCode',
        message: `servers differ here; this one answers ${got}`,
        expected: right.join(' or '),
        got,
        exchange,
      });
    }
    if (envelope !== undefined && got !== 1) {
      const { fits, claim } = envelopeClaim([envelope].flat(), source, exchange);
      this.holds(fits, claim);
    }
    return exchange;
  }

  holds(condition: boolean, claim: Claim): boolean {
    if (!condition) this.#hold(this.#breachOf(claim), this.#exchangeOf(claim));
    return condition;
  }

  same(got: unknown, want: unknown, claim: Omit<Claim, 'got' | 'expected'>): boolean {
    return this.holds(sameJson(got, want), { ...claim, got, expected: want });
  }

  async settled<Value>(read: () => Promise<Value>, isNew: (value: Value) => boolean): Promise<Value> {
    const { lag } = this.#run;
    const begun = performance.now();
    // Where nothing has lagged yet, one look is as good as two.
    const wanted = lag.waitMs > 0 || this.#sender.isCareful ? 2 : 1;
    let oldMs: number | undefined;
    for (let shown = 0; ; ) {
      const value = await read();
      const ms = performance.now() - begun;
      shown = isNew(value) ? shown + 1 : 0;
      if (shown === 0) oldMs = ms;
      if (shown === wanted && oldMs !== undefined) lag.seen(oldMs);
      if (shown === wanted || ms >= this.settleMs) return value;
      await wait(lag.pauseMs);
    }
  }

  note(claim: Claim): void {
    this.#hold({ ...this.#breachOf(claim), note: true }, this.#exchangeOf(claim));
  }

  notExercised(reason: string): never {
    throw new NotExercised(reason);
  }

  async push(from: Role, to: Role, content: string, type = 1): Promise<void> {
    if (this.#attempt.sandbox === undefined) this.#run.ledger.add({ kind: 'messages' });
    const [sender, receiver] = [this.person(from), this.person(to)];
    await this.ok(from, 'pushMessage', {
      type,
      content,
      sendPhone: sender.phone,
      toUserPhone: receiver.phone,
    });
  }

  async plant(from: Role, content: string, type = 1, timeSend?: number): Promise<void> {
    const { jid, own } = this.room;
    if (!own) throw new Error(`a case planted ${content} outside its group`);
    await plant(this.#run, jid, { from, content, type, timeSend });
    const fromNow = timeSend === undefined ? undefined : timeSend - Date.now();
    this.recording.planted(from, { from: this.person(from).userId, room: jid, content, type, fromNow });
    this.#sender.wrote('the text that was planted');
  }

  async sandboxRoom(given: Given = {}): Promise<Group> {
    if (this.#attempt.sandbox === undefined) throw new Error('a case made a group outside a sandbox');
    const jid = `c${this.random.hex(31)}`;
    const phones = JSON.stringify([this.person('peer').phone]);
    const made = await this.ok('owner', 'addRoom', {
      jid,
      name: this.text('sandbox'),
      desc: '',
      phones,
      ...given,
    });
    this.#sandboxRoom = { id: made.id, jid, own: true };
    return this.#sandboxRoom;
  }

  willPin(jid: string): void {
    if (this.#attempt.sandbox !== undefined) return;
    this.#run.guard.pins.add(jid);
  }

  willKeep(what: string): void {
    if (this.#attempt.sandbox === undefined) this.#run.ledger.add({ kind: 'kept', what });
  }

  isOwn(row: object): boolean {
    return isOwn(this.#run, JSON.stringify(row));
  }

  own(rows: readonly { readonly messageId: string; readonly content?: string }[]): string {
    // Rows of others may have no text.
    const mine = rows.filter(({ content = '' }) => isMarked(content, this.#run.marker));
    for (const { messageId } of mine) this.#run.guard.messages.add(messageId);
    return mine.map(row => row.messageId).join(',');
  }

  async loginAfterDissolving(): Promise<boolean> {
    const exchange = await this.#sender.once('owner', 'getUser');
    if (resultCodeOf(exchange) !== tokenInvalid) return true;
    const { logins, control } = this.#run;
    const renewed = await logins.renew('owner', this.person('owner').userId, control).catch(() => false);
    if (renewed) this.recording.loggedIn('owner');
    else logins.ended.add('owner');
    return false;
  }

  #breachOf(claim: Claim): Breach {
    const { rule, message, pointer = '', source = this.#case.source } = claim;
    const { layer, harm = layer === 'W' ? 'loss' : undefined } = this.#case;
    return {
      harm: claim.harm ?? harm,
      rule,
      pointer,
      message,
      source,
      ...claimedValues(claim, this.#exchangeOf(claim)),
      claim: { got: claim.got, expected: claim.expected, rows: claim.rows },
    };
  }

  #exchangeOf({ of, exchange = this.#sender.lastOf(of) }: Claim): Exchange {
    if (!exchange)
      throw new Error(`Failed to write a finding of ${this.#case.id} down: nothing was sent yet.`);
    return exchange;
  }

  #hold(breach: Breach, exchange: Exchange): void {
    this.#held.add(breach, exchange, this.#sender.ageOf(exchange));
  }

  #keep(breach: Breach, exchange: Exchange, own: boolean): void {
    const finding = this.#run.findings.add(breach, exchange, this.#case.id, {
      own,
      after: this.#sender.writesBefore(exchange),
    });
    if (!finding) return;
    this.found.add(finding.fingerprint);
    this.recording.finds(finding.fingerprint, breach, exchange);
  }
}
