import type { Breach } from '../oracles/breach.ts';
import { excerpt } from '../oracles/transport.ts';
import { curlOfSent } from '../wire/curl.ts';
import { type Exchange, resultCodeOf } from '../wire/exchange.ts';
import { isPrivate, type Redact } from '../wire/redact.ts';
import { type Finding, fingerprintOf, withoutNumbers } from './finding.ts';
import { harmOf, isGraver, severityOf } from './severity.ts';

/** Max characters of an answer that are masked for an excerpt of it: what is cut here ends in a piece, which is masked too. */
const maxMasked = 20_000;

type Kept = { -readonly [Key in keyof Finding]: Finding[Key] } & { cases: string[] };

/** Findings of a run, each kept once however often it is met. */
export class Findings {
  readonly #kept = new Map<string, Kept>();
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
   * @param own the rule is the case's, not one of the contract
   * @returns the finding, or undefined when the rule does not bind this target
   */
  add(breach: Breach, exchange: Exchange, caseId: string, own: boolean): Finding | undefined {
    const severity = severityOf(breach, this.#isMock);
    if (severity === undefined) return undefined;
    const operation = exchange.operation.id;
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
      pointer: withoutNumbers(breach.pointer),
      message: redact(breach.message),
      source: breach.source,
      ...(harm && severity !== 'note' && { harm }),
      expected: redact(breach.expected ?? breach.message),
      got: isPrivate(breach.pointer)
        ? '***'
        : redact(breach.got ?? `result code ${resultCodeOf(exchange) ?? 'none'}`),
      ...(breach.schemaPath !== undefined && breach.schemaPath !== '' && { schemaPath: breach.schemaPath }),
      cases: [caseId],
      count: 1,
      evidence: evidenceOf(exchange, redact),
    };
    this.#kept.set(fingerprint, finding);
    return finding;
  }
}

function evidenceOf({ request, status, text, failure }: Exchange, redact: Redact) {
  const { method, url, parameters } = request;
  const given = Object.entries(parameters).map(([name, value]) => `${name}=${value}`);
  return {
    curl: curlOfSent(request, redact),
    request: excerpt(redact(`${method} ${url} ${given.join(' ')}`), 500),
    status,
    answer: failure ? redact(failure.message) : excerpt(redact(text.slice(0, maxMasked)), 1200),
  };
}
