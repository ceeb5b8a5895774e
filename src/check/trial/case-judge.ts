import { sameJson } from '../../base/same-json.ts';
import type { JsonOperationId } from '../../spec/contract.ts';
import { resultCodes } from '../../spec/result-codes.ts';
import type { Breach } from '../oracles/breach.ts';
import { CaseStopped } from '../problem.ts';
import type { Run } from '../run/run.ts';
import type { Recording } from '../steps/recording.ts';
import type { Case } from '../suite/case.ts';
import type { Claim, Data, Group, Refusal } from '../suite/trial.ts';
import { type Exchange, resultCodeOf } from '../wire/exchange.ts';
import { claimedValues } from './claimed-values.ts';
import { envelopeClaim } from './envelope-claim.ts';
import { HeldBreaches } from './held-breaches.ts';
import type { Sender } from './sender.ts';
import { wrongCode } from './wrong-code.ts';

/** Judges the answers of one case, and holds what it finds until the case is sure. */
export class CaseJudge {
  /** Fingerprints of what was found for good. */
  readonly found = new Set<string>();
  readonly #run: Pick<Run, 'findings' | 'isMock'>;
  readonly #case: Case;
  readonly #recording: Recording;
  readonly #sender: () => Sender;
  readonly #held = new HeldBreaches();
  #disobeyed = false;

  /** @param sender who sends for the case, asked when there is something to judge */
  constructor(run: Pick<Run, 'findings' | 'isMock'>, item: Case, recording: Recording, sender: () => Sender) {
    this.#run = run;
    this.#case = item;
    this.#recording = recording;
    this.#sender = sender;
  }

  /** Whether anything does not hold, kept or not. */
  get hasFound(): boolean {
    return this.found.size > 0 || this.#held.hasAny;
  }

  /** Whether anything was found that may look otherwise when it is looked at again. */
  get isDoubtful(): boolean {
    return this.#held.isDoubtful(this.#run.isMock);
  }

  /** Whether anything was found in one group that is not merely late. */
  hasFoundIn(group: Group): boolean {
    return this.#held.isAbout(group);
  }

  /** Whether a call that had to be refused was not. */
  get hasDisobeyed(): boolean {
    return this.#disobeyed;
  }

  /** Milliseconds after a write at which the state before it was shown, where that was found fault with. */
  get oldestMs(): number | undefined {
    return this.#held.oldestMs;
  }

  /** Writes down what was found. */
  keep(): void {
    for (const { breach, exchange } of this.#held.take()) this.#write(breach, exchange, true);
  }

  /** Writes down as notes what did not hold at first and does now. */
  keepAsNotes(): void {
    this.#held.soften();
    this.keep();
  }

  /** Writes down at once what one answer shows by itself. */
  keepOfAnswer(breach: Breach, exchange: Exchange): void {
    this.#write(breach, exchange, false);
  }

  /**
   * What a successful answer holds.
   * @throws CaseStopped when it was refused, which is found
   */
  succeeded<Id extends JsonOperationId>(id: Id, exchange: Exchange): Data<Id> {
    if (resultCodeOf(exchange) === 1) return (exchange.json as { data?: unknown }).data as Data<Id>;
    const message = `${id} must succeed`;
    const harm = this.#isLost(exchange) ? 'loss' : undefined;
    this.#hold(wrongCode(exchange, { codes: [1], message, source: this.#case.source, harm }), exchange);
    throw new CaseStopped(`${id} was refused`);
  }

  /** Whether a read finds no group where the case has just written: whatever else it is about, the write is lost. */
  #isLost(exchange: Exchange): boolean {
    const { operation } = exchange;
    const hasWritten = this.#sender().writesBefore(exchange).length > 0;
    return (
      operation.effect === 'read' && resultCodeOf(exchange) === resultCodes.roomMissing.code && hasWritten
    );
  }

  /** Holds an answer to the refusal that it has to be. */
  refused(exchange: Exchange, refusal: Refusal): void {
    const { code, or = [], source = this.#case.source, harm, envelope } = refusal;
    const got = resultCodeOf(exchange);
    const right = [code, ...or] as const;
    if (got === undefined || !right.includes(got)) {
      if (got === 1) this.#disobeyed = true;
      const message = `${exchange.operation.id} must refuse this with ${right.join(' or ')}`;
      const harmed = got === 1 ? harm : undefined;
      this.#hold(wrongCode(exchange, { codes: right, message, source, harm: harmed }), exchange);
      return;
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
  }

  holds(condition: boolean, claim: Claim): boolean {
    if (!condition) this.#hold(this.#breachOf(claim), this.#exchangeOf(claim));
    return condition;
  }

  same(got: unknown, want: unknown, claim: Omit<Claim, 'got' | 'expected'>): boolean {
    return this.holds(sameJson(got, want), { ...claim, got, expected: want });
  }

  note(claim: Claim): void {
    this.#hold({ ...this.#breachOf(claim), note: true }, this.#exchangeOf(claim));
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
      claim: { got: claim.got, expected: claim.expected, rows: claim.rows, among: claim.among },
    };
  }

  #exchangeOf({ of, exchange = this.#sender().lastOf(of) }: Claim): Exchange {
    if (!exchange)
      throw new Error(`Failed to write a finding of ${this.#case.id} down: nothing was sent yet.`);
    return exchange;
  }

  #hold(breach: Breach, exchange: Exchange): void {
    this.#held.add(breach, exchange, this.#sender().ageOf(exchange));
  }

  /** @param own the rule is one of the case itself */
  #write(breach: Breach, exchange: Exchange, own: boolean): void {
    const finding = this.#run.findings.add(breach, exchange, this.#case.id, {
      own,
      after: this.#sender().writesBefore(exchange),
    });
    if (!finding) return;
    this.found.add(finding.fingerprint);
    this.#recording.finds(finding.fingerprint, breach, exchange);
  }
}
