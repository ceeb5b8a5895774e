import type { Breach } from '../check/oracles/breach.ts';
import { transport } from '../check/oracles/transport.ts';
import { Coverage } from '../check/verdict/coverage.ts';
import type { Finding } from '../check/verdict/finding.ts';
import { Findings } from '../check/verdict/findings.ts';
import { unsteadyBreach } from '../check/weather/unsteady-breach.ts';
import { Weather } from '../check/weather/weather.ts';
import type { Exchange } from '../check/wire/exchange.ts';
import { type Redact, redactor } from '../check/wire/redact.ts';
import type { Sign } from '../check/wire/sign.ts';
import { signOf } from '../check/wire/sign-of.ts';
import type { Contract, Operation, OperationId } from '../spec/contract.ts';
import { Admission } from './admission.ts';
import { AnswerJudge, issueOf, type Judged } from './answer-judge.ts';
import { askingOf } from './asking.ts';
import { exchangeOf } from './recorded-exchange.ts';
import type { RecordedCall } from './recording/recorded.ts';
import { Router } from './route.ts';
import { SeenAnswers } from './seen-answers.ts';
import { Tallies } from './tally.ts';
import { trafficCase } from './traffic-case.ts';

/** Paths beside the contract by which a login may begin or end. */
const opensLogins = /log-?(?:in|out)|token|auth|regist|sms/i;

/** What one exchange shows by itself. */
export interface ExchangeSight extends Omit<Judged, 'breaches'> {
  readonly operation: Operation;
  /** Findings that no exchange before has shown. */
  readonly news: readonly Finding[];
}

/** Traffic held against the contract, an exchange at a time; what it keeps does not grow with the traffic. */
export class Traffic {
  readonly coverage = new Coverage(false);
  /** Paths that are no operation, by host and path. */
  readonly paths = new Tallies();
  readonly judge: AnswerJudge;
  /** Exchanges that are judged, by operation. */
  readonly exchanges = new Tallies();
  /** By operation, answers of which the record keeps no content, and requests that had no whole answer. */
  readonly contentless = new Tallies();
  readonly unanswered = new Tallies();
  readonly weather = new Weather();
  readonly #router: Router;
  readonly #findings: Findings;
  readonly #admission = new Admission();
  readonly #hosts = new Set<string>();
  readonly #answers = new SeenAnswers<ExchangeSight>();
  #redact: { readonly secrets: number; readonly mask: Redact } | undefined;

  /** @param target base URL of the server meant; undefined: every host that serves an operation */
  constructor(contract: Contract, target?: string) {
    this.judge = new AnswerJudge(contract, this.coverage);
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

  /** Requests that were granted without a token, in recordings that may leave tokens out. */
  get withoutLogin(): number {
    return this.#admission.unknown;
  }

  /**
   * Looks at one exchange. Returns what it shows; undefined where it is none of an operation.
   * @param recording tells the recordings apart that are looked at together
   */
  see(recorded: RecordedCall, recording = ''): ExchangeSight | undefined {
    const { method, status, at } = recorded;
    const route = this.#router.of(recorded.url, recorded.below);
    // Taken from the browser's cache, asked before the request itself: no answer of the operation.
    if (route === undefined || status === 304 || /^(?:OPTIONS|HEAD)$/.test(method)) return undefined;
    const { operation, host, path } = route;
    const isAnswered = status > 0;
    if (operation === undefined) {
      if (isAnswered) this.paths.add(`${host} ${path.replace(/\/(?:\d+|[0-9a-f]{16,})(?=\/|$)/g, '/*')}`, at);
      if (opensLogins.test(path)) this.#admission.forget();
      return undefined;
    }
    let made: Exchange | undefined;
    const exchange = () => {
      made ??= exchangeOf(recorded, operation, route);
      return made;
    };
    const sign = recorded.failure && signOf(exchange(), 0);
    // What nobody can unpack has come all the same, whatever status its recorder gives it.
    if (sign || (!isAnswered && recorded.failure?.kind !== 'packed')) return this.#miss(exchange(), sign, at);
    this.#hosts.add(host);
    this.weather.passed(operation.id);
    // Headers alone say nothing of whether the answer holds.
    const isKept = recorded.bytes !== undefined || recorded.text !== undefined || operation.id === 'getFile';
    if (isKept || recorded.failure !== undefined) this.exchanges.add(operation.id, at);
    else this.contentless.add(operation.id, at);
    const sight = this.#sightOf(recorded, operation, exchange);
    const { resultCode } = sight;
    if (operation.id === 'removeMember' && resultCode === 1) this.#admission.forget();
    const letIn = this.#admission.see(
      askingOf(recorded, { ...route, operation }, { recording, resultCode, exchange }),
    );
    if (letIn.length === 0) return sight;
    const found = letIn.map(({ breach, exchange: shown }) => this.#keep(breach, shown));
    const own = letIn.filter(({ exchange: shown }) => shown === made);
    return {
      ...sight,
      issues: [...sight.issues, ...own.map(({ breach }) => issueOf(breach))],
      news: [...sight.news, ...newOf(found)],
    };
  }

  /** What is wrong, as the check tells it. */
  conclude(): Findings {
    const isSeen = (operation: OperationId, place: string) =>
      this.coverage.of(operation).properties.has(place);
    for (const { breach, exchange, count = 1 } of [
      ...this.judge.lacks.conclude(isSeen),
      ...this.#admission.conclude(),
    ]) {
      const found = this.#keep(breach, exchange);
      if (found) Object.assign(found, { count });
    }
    for (const unsteady of this.weather.unsteady) this.#keep(unsteadyBreach(unsteady), unsteady.exchange);
    return this.#findings;
  }

  /** Undocumented paths of the hosts that serve the API. */
  get unknownPaths() {
    return [...this.paths.all].filter(([name]) => this.#hosts.has(name.slice(0, name.indexOf(' '))));
  }

  #sightOf(recorded: RecordedCall, operation: Operation, exchange: () => Exchange): ExchangeSight {
    const known = this.#answers.of(recorded);
    if (known) {
      this.coverage.observeAgain(operation.id, known.resultCode);
      return known;
    }
    const { logins } = this.judge;
    const { breaches, ...shown } = this.judge.see(exchange(), recorded);
    const news = newOf(breaches.map(breach => this.#keep(breach, exchange())));
    const sight = { operation, ...shown, news };
    // Of whom a token is tells what else an answer may not show.
    if (this.judge.logins > logins) this.#answers.clear();
    if (isClean(sight)) this.#answers.add(recorded, sight);
    return sight;
  }

  /** A request without a whole answer says nothing of the operation; whether just this one fails shows in the end. */
  #miss(exchange: Exchange, sign: Sign | undefined, at: number | undefined): ExchangeSight {
    const { operation, failure } = exchange;
    this.unanswered.add(operation.id, at);
    // A client that does not wait is nobody's weather.
    const isServers = sign !== undefined && failure?.kind !== 'other';
    if (isServers) this.weather.met(sign, exchange);
    const issues = isServers ? transport(exchange).map(issueOf) : [];
    return { operation, unknownParameters: [], resultCode: undefined, issues, undeclared: [], news: [] };
  }

  #keep(breach: Breach, exchange: Exchange): Finding | undefined {
    // What cases of the check claim is no rule of the contract.
    const own = breach.claim !== undefined;
    return this.#findings.add(breach, exchange, trafficCase(exchange.operation.id), { own });
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

/** Findings that were not there before. */
function newOf(found: readonly (Finding | undefined)[]): Finding[] {
  return found.filter(finding => finding?.count === 1).filter(finding => finding !== undefined);
}
