import { isObject } from '../base/json.ts';
import { answer, breachOf, issuesOf } from '../check/oracles/answer.ts';
import type { Breach } from '../check/oracles/breach.ts';
import { type Gap, gapOf } from '../check/oracles/gap.ts';
import { OpenToPages } from '../check/oracles/open-to-pages.ts';
import type { OracleContext } from '../check/oracles/oracle.ts';
import { ownRows } from '../check/oracles/own-rows.ts';
import { Privacy } from '../check/oracles/privacy.ts';
import { transport } from '../check/oracles/transport.ts';
import { Coverage } from '../check/verdict/coverage.ts';
import { type Finding, withoutNumbers } from '../check/verdict/finding.ts';
import { Findings } from '../check/verdict/findings.ts';
import { type Exchange, resultCodeOf } from '../check/wire/exchange.ts';
import { type Redact, redactor } from '../check/wire/redact.ts';
import type { Contract, Issue, Operation, OperationId } from '../spec/contract.ts';
import { Callers } from './callers.ts';
import { FixedFacts } from './fixed-facts.ts';
import { exchangeOf } from './recorded-exchange.ts';
import type { RecordedCall } from './recording/recorded.ts';
import { Router } from './route.ts';
import { SeenAnswers } from './seen-answers.ts';
import { Tallies } from './tally.ts';
import { trafficCase } from './traffic-case.ts';
import { withoutHeaders } from './without-headers.ts';

/** A key that answers lack although the contract has it required. */
interface Lack {
  readonly gap: Gap;
  readonly exchange: Exchange;
  count: number;
  last: number | undefined;
}

/** What one exchange shows by itself. */
export interface ExchangeSight {
  readonly operation: Operation;
  /** Names of parameters that the contract does not declare. */
  readonly unknownParameters: readonly string[];
  readonly resultCode: number | undefined;
  /** Whatever the check would find wrong with the answer, keys that it lacks among it. */
  readonly issues: readonly Issue[];
  /** Fields that the contract does not declare. */
  readonly undeclared: readonly Issue[];
  /** Findings that no exchange before has shown. */
  readonly news: readonly Finding[];
}

/** Traffic held against the contract, an exchange at a time; what it keeps does not grow with the traffic. */
export class Traffic {
  readonly coverage = new Coverage(false);
  /** Paths that are no operation, by host and path. */
  readonly paths = new Tallies();
  /** Undocumented parameters, fields and result codes, by operation and name. */
  readonly parameters = new Tallies();
  readonly fields = new Tallies();
  readonly codes = new Tallies();
  /** Exchanges by operation. */
  readonly exchanges = new Tallies();
  /** Operations with answers of which the record keeps no content. */
  readonly contentless = new Set<OperationId>();
  readonly #contract: Contract;
  readonly #router: Router;
  readonly #findings: Findings;
  readonly #lacks = new Map<string, Lack>();
  readonly #hosts = new Set<string>();
  readonly #callers = new Callers();
  readonly #privacy = new Privacy();
  readonly #facts = new FixedFacts();
  readonly #pages = new OpenToPages();
  readonly #answers = new SeenAnswers<ExchangeSight>();
  #redact: { readonly secrets: number; readonly mask: Redact } | undefined;
  /** Operations whose answers have shown a field that is not declared. */
  readonly #odd = new Set<OperationId>();

  /** @param target base URL of the server meant; undefined: every host that serves an operation */
  constructor(contract: Contract, target?: string) {
    this.#contract = contract;
    this.#router = new Router(contract, target);
    this.#findings = new Findings(false, () => this.redact);
  }

  /** Hides tokens, secrets that answers have shown, and phone numbers. */
  get redact(): Redact {
    const { secrets } = this.coverage;
    // Made anew only where there is something new to hide.
    if (this.#redact?.secrets !== secrets.size)
      this.#redact = { secrets: secrets.size, mask: redactor([], [], secrets.all) };
    return this.#redact.mask;
  }

  /** Looks at one exchange. Returns what it shows; undefined where it is none of an operation. */
  see(recorded: RecordedCall): ExchangeSight | undefined {
    const { method, status, at } = recorded;
    const route = this.#router.of(recorded.url);
    // Cut off by the browser, taken from its cache, asked before the request itself: no answer of the operation.
    if (route === undefined || !(status > 0) || status === 304 || /^(?:OPTIONS|HEAD)$/.test(method))
      return undefined;
    const { operation, host, path } = route;
    if (operation === undefined) {
      this.paths.add(`${host} ${path.replace(/\/(?:\d+|[0-9a-f]{16,})(?=\/|$)/g, '/*')}`, at);
      return undefined;
    }
    this.#hosts.add(host);
    // Headers alone say nothing of whether the answer holds.
    const isKept = recorded.bytes !== undefined || recorded.text !== undefined || operation.id === 'getFile';
    if (isKept || recorded.failure !== undefined) this.exchanges.add(operation.id, at);
    else this.contentless.add(operation.id);
    const known = this.#answers.of(recorded);
    if (known) {
      this.coverage.observeAgain(operation.id, known.resultCode);
      return known;
    }
    const logins = this.#callers.size;
    const sight = this.#look(exchangeOf(recorded, operation, route), recorded, at);
    // Of whom a token is tells what else an answer may not show.
    if (this.#callers.size > logins) this.#answers.clear();
    if (isClean(sight)) this.#answers.add(recorded, sight);
    return sight;
  }

  /** What is wrong, as the check tells it. */
  conclude(): Findings {
    for (const { gap, exchange, count, last } of this.#lacks.values()) {
      const { issue } = gap;
      const pattern = withoutNumbers(issue.pointer);
      const isInSome =
        this.coverage.of(exchange.operation.id).properties.has(pattern) && pattern.includes('*');
      const day = last === undefined ? '' : `, last on ${new Date(last).toISOString().slice(0, 10)}`;
      const breach: Breach = isInSome
        ? {
            ...breachOf(issue, exchange),
            rule: 'absent-in-some',
            message: `is absent in ${count} rows${day}`,
            note: true,
          }
        : breachOf(issue, exchange);
      const found = this.#keep(breach, exchange);
      if (found) Object.assign(found, { count });
    }
    return this.#findings;
  }

  /** Undocumented paths of the hosts that serve the API. */
  get unknownPaths() {
    return [...this.paths.all].filter(([name]) => this.#hosts.has(name.slice(0, name.indexOf(' '))));
  }

  #look(exchange: Exchange, { headers, session }: RecordedCall, at: number | undefined): ExchangeSight {
    const { operation, json, request } = exchange;
    const before = this.coverage.of(operation.id).properties.size;
    this.coverage.observe(exchange);
    const unknownParameters = Object.keys(request.parameters).filter(
      name => !operation.parameters.some(parameter => parameter.name === name),
    );
    for (const name of unknownParameters) this.parameters.add(`${operation.id} ${name}`, at);
    const wire =
      headers === undefined ? withoutHeaders(exchange) : this.#pages.asked(exchange, transport(exchange));
    const breaches = [...wire];
    const caller = this.#callers.of(exchange);
    const isNew = this.coverage.of(operation.id).properties.size > before;
    const hasAnswer = operation.id !== 'getFile' && json !== undefined;
    const undeclared = hasAnswer ? this.#undeclared(exchange, isNew) : [];
    const broken =
      hasAnswer && isObject(json) ? issuesOf(exchange, { contract: this.#contract, caller }) : [];
    if (hasAnswer) breaches.push(...this.#judge(exchange, { issues: broken, undeclared, caller }, at));
    // Of an answer whose shape is broken nobody knows what it says.
    if (hasAnswer && broken.length === 0) breaches.push(...this.#facts.see(exchange, session));
    const found = breaches.map(breach => this.#keep(breach, exchange));
    const lacks = broken.filter(issue => gapOf(issue, exchange) !== undefined);
    return {
      operation,
      unknownParameters,
      resultCode: resultCodeOf(exchange),
      issues: [...breaches.filter(({ rule }) => rule !== 'undeclared').map(issueOf), ...lacks],
      undeclared,
      news: found.filter(finding => finding?.count === 1).filter(finding => finding !== undefined),
    };
  }

  #keep(breach: Breach, exchange: Exchange): Finding | undefined {
    return this.#findings.add(breach, exchange, trafficCase(exchange.operation.id), { own: false });
  }

  #judge(
    exchange: Exchange,
    seen: Pick<OracleContext, 'issues' | 'undeclared' | 'caller'>,
    at: number | undefined,
  ): Breach[] {
    const { operation, json } = exchange;
    for (const { pointer } of seen.undeclared)
      this.fields.add(`${operation.id} ${withoutNumbers(pointer)}`, at);
    const code = resultCodeOf(exchange);
    if (code !== undefined && code !== 1) {
      const isDeclared = Object.values(operation.resultCodes).some(entry => entry.code === code);
      if (!isDeclared) this.codes.add(`${operation.id} ${code}`, at);
    }
    for (const issue of seen.issues) {
      const gap = gapOf(issue, { json });
      if (gap) this.#lack(gap, exchange, at);
    }
    const context = { contract: this.#contract, isMock: false, isOwn: () => false, earlier: 0, ...seen };
    const shown = answer(exchange, context);
    if (seen.caller === undefined) return shown;
    return [...shown, ...ownRows(exchange, context), ...this.#privacy.see(exchange, context)];
  }

  /** Looking for them takes longer than all else; an answer in which nothing is new has none where none was before. */
  #undeclared({ operation, json }: Exchange, isNew: boolean): readonly Issue[] {
    if (operation.id === 'getFile') return [];
    const succeeded = resultCodeOf({ json }) === 1;
    if (succeeded && !isNew && !this.#odd.has(operation.id)) return [];
    const found = this.#contract.undeclared(operation.id, json);
    if (found.length > 0) this.#odd.add(operation.id);
    return found;
  }

  #lack(gap: Gap, exchange: Exchange, at: number | undefined): void {
    const key = `${exchange.operation.id} ${gap.issue.rule} ${withoutNumbers(gap.issue.pointer)}`;
    const known = this.#lacks.get(key);
    if (known === undefined) this.#lacks.set(key, { gap, exchange, count: 1, last: at });
    else {
      known.count++;
      if (at !== undefined && (known.last === undefined || at > known.last)) known.last = at;
    }
  }
}

/** Whether there is nothing to tell of an exchange, now or when it comes again. */
function isClean({ unknownParameters, resultCode, issues, undeclared }: ExchangeSight): boolean {
  return (
    resultCode !== undefined &&
    issues.length === 0 &&
    undeclared.length === 0 &&
    unknownParameters.length === 0
  );
}

/** A breach as an issue of one answer. */
function issueOf({ pointer, rule, message, source, schemaPath = '' }: Breach): Issue {
  return { pointer, rule, message, source, schemaPath };
}
