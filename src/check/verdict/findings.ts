import { excerpt } from '../../base/excerpt.ts';
import type { OperationId } from '../../spec/contract.ts';
import type { Breach } from '../oracles/breach.ts';
import { cutToDifference } from '../oracles/difference.ts';
import { curlOfSent } from '../wire/curl.ts';
import { type Exchange, resultCodeOf } from '../wire/exchange.ts';
import { folded } from '../wire/fold.ts';
import { isPrivate, type Redact } from '../wire/redact.ts';
import { type Finding, fingerprintOf, withoutNumbers } from './finding.ts';
import { harmOf, isGraver, severityOf } from './severity.ts';

/** Max characters of an answer that are masked for an excerpt of it: what is cut here ends in a piece, which is masked too. */
const maxMasked = 20_000;

/** Max characters of an answer in a report. */
const maxAnswer = 4000;

type Kept = { -readonly [Key in keyof Finding]: Finding[Key] } & { cases: string[] };

/** Places in the answers of an operation that break one rule and are told one by one. */
const mostOfAKind = 50;

/** How a breach was found. */
interface Found {
  /** The rule is the case's, not one of the contract. */
  readonly own: boolean;
  /** Writes that the case sent before the answer, the latest first. Default: none. */
  readonly after?: readonly OperationId[];
}

/** Findings of a run, each kept once however often it is met. */
export class Findings {
  readonly #kept = new Map<string, Kept>();
  /** How many findings there are of each operation and rule. */
  readonly #kinds = new Map<string, number>();
  readonly #isMock: boolean;
  readonly #redact: () => Redact;

  /** @param redact asked each time, since tokens change while a run goes on */
  constructor(isMock: boolean, redact: () => Redact) {
    this.#isMock = isMock;
    this.#redact = redact;
  }

  get all(): readonly Finding[] {
    return [...this.#kept.values()];
  }

  /**
   * Writes a breach down.
   * @returns the finding, or undefined when the rule does not bind this target
   */
  add(given: Breach, exchange: Exchange, caseId: string, { own, after = [] }: Found): Finding | undefined {
    const severity = severityOf(given, this.#isMock);
    if (severity === undefined) return undefined;
    const operation = exchange.operation.id;
    const { kind, folded } = this.#folded(given, exchange, own ? caseId : undefined);
    const breach = folded ?? given;
    const fingerprint = fingerprintOf(operation, breach, own ? caseId : undefined);
    const known = this.#kept.get(fingerprint);
    const harm = harmOf(breach);
    if (known) {
      known.count++;
      if (isGraver(severity, known.severity)) Object.assign(known, { severity, ...(harm && { harm }) });
      if (!known.cases.includes(caseId)) known.cases.push(caseId);
      return known;
    }
    const redact = this.#redact();
    const finding: Kept = {
      fingerprint,
      severity,
      operation,
      rule: breach.rule,
      ...(own && { claimed: true as const }),
      ...(after.length > 0 && { after }),
      pointer: withoutNumbers(breach.pointer),
      message: redact(breach.message),
      source: breach.source,
      ...(harm && severity !== 'note' && { harm }),
      ...valuesOf(given, breach, exchange, redact),
      ...(breach.schemaPath !== undefined && breach.schemaPath !== '' && { schemaPath: breach.schemaPath }),
      cases: [caseId],
      count: 1,
      evidence: evidenceOf(exchange, given.pointer, redact),
    };
    this.#kept.set(fingerprint, finding);
    this.#kinds.set(kind, (this.#kinds.get(kind) ?? 0) + 1);
    return finding;
  }

  /** The breach without its place, where its rule is broken in too many places already to tell one by one. */
  #folded(breach: Breach, { operation }: Exchange, caseId: string | undefined) {
    const kind = `${operation.id} ${breach.rule} ${caseId ?? ''}`;
    const isNew = !this.#kept.has(fingerprintOf(operation.id, breach, caseId));
    if (!isNew || (this.#kinds.get(kind) ?? 0) < mostOfAKind) return { kind };
    const message = `${breach.message}; so it is in more than ${mostOfAKind} places, of which these are the rest`;
    return { kind, folded: { ...breach, pointer: '', message } };
  }
}

/** What had to be and what was: values, cut to where they differ. */
function valuesOf(given: Breach, breach: Breach, exchange: Exchange, redact: Redact) {
  const expected = redact(breach.expected ?? '');
  if (isPrivate(given.pointer)) return { expected, got: '***' };
  return cutToDifference(expected, redact(breach.got ?? `result code ${resultCodeOf(exchange) ?? 'none'}`));
}

function evidenceOf({ request, status, text, json, failure }: Exchange, pointer: string, redact: Redact) {
  const { method, url, parameters } = request;
  const given = Object.entries(parameters).map(([name, value]) => `${name}=${value}`);
  return {
    curl: curlOfSent(request, redact),
    request: excerpt(redact(`${method} ${url} ${given.join(' ')}`), 500),
    status,
    answer: failure ? redact(failure.message) : answerText(text, json, pointer, redact),
  };
}

/** The answer as text: folded to the place where it is JSON, its beginning otherwise. */
function answerText(text: string, json: unknown, pointer: string, redact: Redact): string {
  if (typeof json !== 'object' || json === null) return excerpt(redact(text.slice(0, maxMasked)), 1200);
  return redact(folded(json, pointer).slice(0, maxMasked)).slice(0, maxAnswer);
}
