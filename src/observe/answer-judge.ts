import { isObject } from '../base/json.ts';
import { answer, issuesOf } from '../check/oracles/answer.ts';
import type { Breach } from '../check/oracles/breach.ts';
import { direction } from '../check/oracles/direction.ts';
import { gapOf } from '../check/oracles/gap.ts';
import { OpenToPages } from '../check/oracles/open-to-pages.ts';
import type { OracleContext } from '../check/oracles/oracle.ts';
import { ownRows } from '../check/oracles/own-rows.ts';
import { Privacy } from '../check/oracles/privacy.ts';
import { transport } from '../check/oracles/transport.ts';
import type { Coverage } from '../check/verdict/coverage.ts';
import { withoutNumbers } from '../check/verdict/finding.ts';
import { type Exchange, resultCodeOf } from '../check/wire/exchange.ts';
import type { Contract, Issue, OperationId } from '../spec/contract.ts';
import { Callers } from './callers.ts';
import { FixedFacts } from './fixed-facts.ts';
import { grantedLack } from './granted-lack.ts';
import { grantedType } from './granted-type.ts';
import { Lacks } from './lacks.ts';
import { longPage } from './long-page.ts';
import type { RecordedCall } from './recording/recorded.ts';
import { Tallies } from './tally.ts';
import { unreadToken } from './unread-token.ts';
import { withoutHeaders } from './without-headers.ts';

/** What an answer by itself, and those before it, show. */
export interface Judged {
  /** Names of parameters that the contract does not declare. */
  readonly unknownParameters: readonly string[];
  readonly resultCode: number | undefined;
  /** Whatever the check would find wrong with the answer, keys that it lacks among it. */
  readonly issues: readonly Issue[];
  /** Fields that the contract does not declare. */
  readonly undeclared: readonly Issue[];
  /** What is wrong, but for keys that it lacks: those are judged in the end. */
  readonly breaches: readonly Breach[];
}

type Seen = Pick<OracleContext, 'issues' | 'undeclared' | 'caller'>;

/** Holds answers against the contract with the oracles of the check, as far as traffic of others lets it. */
export class AnswerJudge {
  /** Undocumented parameters, fields and result codes, by operation and name. */
  readonly parameters = new Tallies();
  readonly fields = new Tallies();
  readonly codes = new Tallies();
  readonly lacks = new Lacks();
  readonly #contract: Contract;
  readonly #coverage: Coverage;
  readonly #callers = new Callers();
  readonly #privacy = new Privacy();
  readonly #facts = new FixedFacts();
  readonly #pages = new OpenToPages();
  /** Operations whose answers have shown a field that is not declared. */
  readonly #odd = new Set<OperationId>();

  constructor(contract: Contract, coverage: Coverage) {
    this.#contract = contract;
    this.#coverage = coverage;
  }

  /** How many tokens are known to be whose. */
  get logins(): number {
    return this.#callers.size;
  }

  see(exchange: Exchange, { headers, session, mayLogIn, form, at }: RecordedCall): Judged {
    const { operation, json, request } = exchange;
    const before = this.#coverage.of(operation.id).properties.size;
    this.#coverage.observe(exchange);
    const unknownParameters = Object.keys(request.parameters).filter(
      name => !operation.parameters.some(parameter => parameter.name === name),
    );
    for (const name of unknownParameters) this.parameters.add(`${operation.id} ${name}`, at);
    const wire =
      headers === undefined ? withoutHeaders(exchange) : this.#pages.asked(exchange, transport(exchange));
    const breaches = [...wire, ...longPage(exchange), ...grantedType(exchange)];
    if (!mayLogIn) breaches.push(...grantedLack(exchange), ...unreadToken(exchange, form));
    const caller = this.#callers.of(exchange);
    const isNew = this.#coverage.of(operation.id).properties.size > before;
    const hasAnswer = operation.id !== 'getFile' && json !== undefined;
    const undeclared = hasAnswer ? this.#undeclared(exchange, isNew) : [];
    const broken =
      hasAnswer && isObject(json) ? issuesOf(exchange, { contract: this.#contract, caller }) : [];
    if (hasAnswer) breaches.push(...this.#judge(exchange, { issues: broken, undeclared, caller }, at));
    // Of an answer whose shape is broken nobody knows what it says.
    if (hasAnswer && broken.length === 0)
      breaches.push(...this.#facts.see(exchange, session), ...direction(exchange));
    const lacks = broken.filter(issue => gapOf(issue, exchange) !== undefined);
    return {
      unknownParameters,
      resultCode: resultCodeOf(exchange),
      issues: [...breaches.filter(({ rule }) => rule !== 'undeclared').map(issueOf), ...lacks],
      undeclared,
      breaches,
    };
  }

  #judge(exchange: Exchange, seen: Seen, at: number | undefined): Breach[] {
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
      if (gap) this.lacks.add(gap, exchange, at);
    }
    const context = { contract: this.#contract, isMock: false, isOwn: () => false, earlier: 0, ...seen };
    const found = [...answer(exchange, context), ...ownRows(exchange, context)];
    const shown = this.#privacy.see(exchange, context);
    if (seen.caller !== undefined) return [...found, ...shown];
    // A profile may be the caller's own, and so may a value.
    return operation.id === 'getUser'
      ? found
      : [...found, ...shown.filter(({ rule }) => forNobody.has(rule))];
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
}

/** What nobody may be shown there, whoever asks. */
const forNobody: ReadonlySet<string> = new Set(['private-field', 'credentials-shown']);

/** A breach as an issue of one answer. */
export function issueOf({ pointer, rule, message, source, schemaPath = '' }: Breach): Issue {
  return { pointer, rule, message, source, schemaPath };
}
