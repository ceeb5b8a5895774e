import { setTimeout as wait } from 'node:timers/promises';
import type { Contract, JsonOperationId, OperationId } from '../../spec/contract.ts';
import { resultCodes } from '../../spec/result-codes.ts';
import { NotExercised } from '../problem.ts';
import { isBehindLogin, isOwn, personOf, type Run } from '../run/run.ts';
import { Recording } from '../steps/recording.ts';
import type { Case } from '../suite/case.ts';
import { isMarked, ownJid } from '../suite/marker.ts';
import type { TokenSpelling } from '../suite/near-token.ts';
import type { Person, Role } from '../suite/people.ts';
import type { Random } from '../suite/random.ts';
import type { CallOptions, Claim, Data, Given, Group, Refusal, Trial, Way } from '../suite/trial.ts';
import { type Exchange, resultCodeOf } from '../wire/exchange.ts';
import type { Attempt } from './attempt.ts';
import { CaseJudge } from './case-judge.ts';
import { plant } from './plant.ts';
import { Sender } from './sender.ts';
import { nearTokenOf, refuseUnsendable, waysOf } from './ways.ts';

/** One case at work: what it may ask of the run, who sends for it and who judges. */
export class TrialRun implements Trial {
  readonly contract: Contract;
  readonly isMock: boolean;
  readonly random: Random;
  readonly settleMs: number;
  readonly budgetMs: number;
  /** What it has sent. */
  readonly recording = new Recording();
  /** What it has found, and how sure that is. */
  readonly judge: CaseJudge;
  readonly #run: Run;
  readonly #attempt: Attempt;
  readonly #sender: Sender;
  #sandboxRoom: Group | undefined;

  constructor(run: Run, item: Case, attempt: Attempt = {}) {
    this.#run = run;
    this.#attempt = attempt;
    this.judge = new CaseJudge(run, item, this.recording, () => this.#sender);
    this.#sender = new Sender(run, item, attempt, this.recording, (breach, exchange) =>
      this.judge.keepOfAnswer(breach, exchange),
    );
    this.contract = run.contract;
    this.isMock = run.isMock;
    this.random = run.random.fork(attempt.before ? `${item.id}/${attempt.before}` : item.id);
    this.settleMs = attempt.settleMs ?? run.settleMs;
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

  /** Fingerprints of what this case has found. */
  get found(): Set<string> {
    return this.judge.found;
  }

  /** Whether anything was written, so that a replica may lag behind it. */
  get hasWritten(): boolean {
    return this.#sender.hasWritten;
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

  get isBehindLogin(): boolean {
    return isBehindLogin(this.#run);
  }

  get since(): number {
    return this.#run.since;
  }

  get expiredToken(): string {
    if (this.#run.expiredToken === undefined) throw new NotExercised('no expired token (--expired-token)');
    return this.#run.expiredToken;
  }

  get ways(): readonly [Way, ...Way[]] {
    return waysOf(this.#run);
  }

  nearToken(role: Role, spelling: TokenSpelling): string | undefined {
    return nearTokenOf(this.#run, role, spelling);
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
    refuseUnsendable(this.#run, given);
    return this.#sender.send(as, id, given, options);
  }

  async ok<Id extends JsonOperationId>(
    as: Role | 'nobody',
    id: Id,
    given: Given = {},
    options: CallOptions = {},
  ): Promise<Data<Id>> {
    return this.judge.succeeded(id, await this.send(as, id, given, options));
  }

  async refused(
    as: Role | 'nobody',
    id: OperationId,
    given: Given,
    refusal: Refusal,
    options: CallOptions = {},
  ): Promise<Exchange> {
    const exchange = await this.send(as, id, given, { ...options, refusable: true });
    this.judge.refused(exchange, refusal);
    return exchange;
  }

  holds(condition: boolean, claim: Claim): boolean {
    return this.judge.holds(condition, claim);
  }

  same(got: unknown, want: unknown, claim: Omit<Claim, 'got' | 'expected'>): boolean {
    return this.judge.same(got, want, claim);
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
    this.judge.note(claim);
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

  async newRoom(given: Given = {}): Promise<Group> {
    const { ledger, guard, rooms, marker } = this.#run;
    const isKept = this.#attempt.sandbox === undefined;
    if (isKept && !rooms.renews)
      throw new NotExercised('dissolving a group may end the login (--token-command)');
    const jid = ownJid(marker, this.random);
    if (isKept) {
      ledger.add({ kind: 'room', jid });
      guard.jids.add(jid);
    }
    const phones = JSON.stringify([this.person('peer').phone]);
    const asked = { jid, name: this.text('sandbox'), desc: '', phones, ...given };
    const { id } = await this.ok('owner', 'addRoom', asked);
    if (isKept) guard.rooms.add(id);
    else this.#sandboxRoom = { id, jid, own: true };
    return { id, jid, own: true };
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

  async loginAfterDissolving(): Promise<'alive' | 'opened again' | 'ended'> {
    const exchange = await this.#sender.once('owner', 'getUser');
    if (resultCodeOf(exchange) !== resultCodes.tokenInvalid.code) return 'alive';
    const { logins, control } = this.#run;
    const renewed = await logins.renew('owner', this.person('owner').userId, control).catch(() => false);
    if (renewed) this.recording.loggedIn('owner');
    else logins.ended.add('owner');
    return renewed ? 'opened again' : 'ended';
  }
}
