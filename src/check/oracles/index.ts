import type { Contract, DeclaredRows } from '../../spec/contract.ts';
import type { Exchange } from '../wire/exchange.ts';
import { answer, issuesOf } from './answer.ts';
import type { Breach } from './breach.ts';
import { Completeness } from './completeness.ts';
import { direction } from './direction.ts';
import { Flicker } from './flicker.ts';
import { OpenToPages } from './open-to-pages.ts';
import type { Asked, Conclusion, Oracle, Witness } from './oracle.ts';
import { ownRows } from './own-rows.ts';
import { Privacy } from './privacy.ts';
import { serverTime } from './server-time.ts';
import { Standstill } from './standstill.ts';
import { transport } from './transport.ts';

/** Every oracle that judges single answers: a new one is added here and nowhere else. */
const oracles: readonly Oracle[] = [transport, answer, serverTime, ownRows, direction];

/** What the oracles of a run are told once. */
interface Surroundings {
  readonly isMock: boolean;
  /** Whether a text names something that the run has made. */
  readonly isOwn: (text: string) => boolean;
  /** A part of the suite runs, and meets a part of the rows. Default: false. */
  readonly isPart?: boolean;
  /** Milliseconds within which what was written must show everywhere. Default: 0. */
  readonly lagMs?: number;
}

/** The oracles of a run: those for single answers, and those that remember what they have seen. */
export class Oracles {
  readonly #contract: Contract;
  readonly #surroundings: Surroundings;
  /** Rows that were found good before: most come again and again. */
  readonly #good = new WeakSet<object>();
  readonly #declared: DeclaredRows = new WeakMap();
  readonly #witnesses: readonly Witness[];
  readonly #pages = new OpenToPages();

  constructor(contract: Contract, surroundings: Surroundings) {
    this.#contract = contract;
    this.#surroundings = surroundings;
    const { isPart = false, lagMs = 0 } = surroundings;
    this.#witnesses = [new Privacy(), new Standstill(), new Completeness(isPart), new Flicker(lagMs)];
  }

  /** All that the oracles find wrong with an answer. */
  judge(exchange: Exchange, asked: Asked): Breach[] {
    const contract = this.#contract;
    const { operation, json } = exchange;
    const undeclared =
      operation.id === 'getFile' || json === undefined
        ? []
        : contract.undeclared(operation.id, json, this.#declared);
    const issues = issuesOf(exchange, { contract, caller: asked.caller }, this.#good);
    const context = { contract, ...this.#surroundings, ...asked, issues, undeclared };
    const found = [
      ...oracles.flatMap(oracle => oracle(exchange, context)),
      ...this.#witnesses.flatMap(witness => witness.see(exchange, context)),
    ];
    return bounded(this.#pages.asked(exchange, found));
  }

  /** What only all answers of the run together show. */
  conclude(): Conclusion[] {
    return this.#witnesses.flatMap(witness => witness.conclude?.() ?? []);
  }
}

/** Max breaches of one rule that are kept of one answer: a target that is all wrong must not fill the report. */
const maxOfRule = 20;

/** The first breaches of each rule; the last of those that are kept says how many more there were. */
function bounded(breaches: readonly Breach[]): Breach[] {
  const counts = new Map<string, number>();
  for (const { rule } of breaches) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const seen = new Map<string, number>();
  return breaches.flatMap(breach => {
    const index = (seen.get(breach.rule) ?? 0) + 1;
    seen.set(breach.rule, index);
    const more = (counts.get(breach.rule) ?? 0) - maxOfRule;
    if (index < maxOfRule || more <= 0) return index <= maxOfRule ? [breach] : [];
    return index === maxOfRule ? [{ ...breach, message: `${breach.message} (and ${more} more such)` }] : [];
  });
}
