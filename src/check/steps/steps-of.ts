import { valueAt } from '../oracles/value-at.ts';
import { type Exchange, type Parameters, resultCodeOf } from '../wire/exchange.ts';
import { isPrivate, type Redact } from '../wire/redact.ts';
import type { FilePart } from '../wire/wire-request.ts';
import { pairOf } from './pair.ts';
import type { Recorded, RecordedBreach } from './recording.ts';
import { relationOf } from './relate.ts';
import { rowRelationOf } from './row-relation.ts';
import { type LookedAt, sightsOf } from './sights.ts';
import type { Proof, Step, StepFile } from './step.ts';
import { Symbols } from './symbols.ts';

/** What is known of a run when its steps are written down. */
export interface StepsContext {
  /** Accounts, marker and jids: values that have a name before the first step. */
  readonly known: readonly (readonly [name: string, value: string])[];
  /** Tokens by whose they are, and those that are nearly one, e.g. `owner.half`. */
  readonly tokens: readonly (readonly [name: string, token: string])[];
  readonly redact: Redact;
}

/** Max characters of an answer; of one that shows a finding more. */
const short = 300;
const long = 1500;
/** Max bytes of a file that a report carries. */
const largestFile = 16_384;
/** Max characters of an answer that are masked for an excerpt. */
const maxMasked = 20_000;
/** Steps of a case at most. */
const mostSteps = 120;

/** Writes steps down so that they can be sent again: first those that prepare, then those of the case with what it found. */
export function stepsOf(
  setup: readonly Recorded[],
  own: readonly Recorded[],
  found: readonly RecordedBreach[],
  context: StepsContext,
): Step[] {
  const all = [...setup, ...own].slice(0, mostSteps);
  const symbols = new Symbols(context.known);
  const steps = all.map((recorded, index) => {
    const step = stepOf(recorded, index < setup.length ? 'setup' : 'case', symbols, context);
    symbols.answered(recorded.kind === 'request' ? recorded.exchange.json : undefined);
    return step;
  });
  const proofs = new Map<number, Proof[]>();
  for (const one of found) {
    const index = all.findLastIndex(it => it.kind === 'request' && it.exchange === one.exchange);
    if (index < 0 || proofs.get(index)?.some(({ fingerprint }) => fingerprint === one.fingerprint)) continue;
    proofs.set(index, [...(proofs.get(index) ?? []), proofOf(one, all, index, symbols)]);
  }
  return steps.map((step, index) => {
    const recorded = all[index];
    const shows = proofs.get(index);
    const takes = symbols.takes[index] ?? {};
    return {
      ...step,
      ...(Object.keys(takes).length > 0 && { takes }),
      answer:
        recorded?.kind === 'request' ? answerOf(recorded.exchange, context.redact, shows ? long : short) : '',
      ...(shows && { shows }),
    };
  });
}

function stepOf(
  recorded: Recorded,
  part: Step['part'],
  symbols: Symbols,
  { tokens, redact }: StepsContext,
): Omit<Step, 'answer'> {
  const text = (value: string | number) => {
    const token = tokens.find(([, known]) => known === String(value));
    return token ? `{{token.${token[0]}}}` : redact(symbols.template(String(value)));
  };
  const none = { method: '', service: 'api', path: '', carried: 'none', parameters: {}, status: 0 } as const;
  if (recorded.kind === 'login') return { part, by: recorded.by, operation: 'login', ...none };
  if (recorded.kind === 'plant') {
    const order = Object.entries(recorded.order).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'string' ? text(value) : value]],
    );
    const from = symbols.template(String(recorded.order.from));
    const body = { type: 'application/json', text: JSON.stringify({ ...Object.fromEntries(order), from }) };
    return { part, by: recorded.by, operation: 'plant', ...none, body };
  }
  const { request, exchange } = recorded;
  const texts = (values: Readonly<Record<string, string | number>>) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, text(value)]));
  const { method, carried } = exchange.request;
  const headers = texts(request.headers ?? {});
  return {
    part,
    by: request.role ?? 'nobody',
    operation: request.operation.id,
    method,
    service: request.operation.service,
    path: text(request.path ?? request.operation.path),
    carried,
    parameters: texts(request.parameters),
    ...(request.query && { query: texts(request.query) }),
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(request.files && request.files.length > 0 && { files: request.files.map(fileOf) }),
    ...(request.body && { body: { type: request.body.type, text: text(request.body.text) } }),
    status: exchange.status,
  };
}

function fileOf({ field = 'file', name, bytes, seed }: FilePart): StepFile {
  if (seed !== undefined) return { field, name, seeded: { seed, length: bytes.length } };
  return { field, name, ...(bytes.length <= largestFile && { base64: bytes.toString('base64') }) };
}

function proofOf(
  { fingerprint, breach, exchange }: RecordedBreach,
  all: readonly Recorded[],
  index: number,
  symbols: Symbols,
): Proof {
  const { claim, pointer } = breach;
  if (claim?.codes) return { fingerprint, codes: claim.codes };
  // How long it took the script measures itself.
  if (breach.rule === 'slow') return { fingerprint };
  const answers = lookedAt(all, index);
  const last = answers.at(-1);
  if (!claim) {
    const { plain } = symbols.look(last?.now ?? Date.now());
    const header = headerOf[breach.rule];
    const value = header ? (exchange.headers[header] ?? null) : plain(valueAt(exchange.json, pointer));
    const code = (exchange.json as { resultCode?: unknown } | null | undefined)?.resultCode ?? null;
    const isOfContract = breach.schemaPath !== undefined && pointer !== '/resultCode';
    return {
      fingerprint,
      ...(isOfContract && { code }),
      ...(isScalar(value) && !isPrivate(pointer) && { value }),
    };
  }
  const read = all
    .slice(0, index + 1)
    .flatMap((recorded, step) =>
      recorded.kind === 'request' && recorded.request.operation.effect === 'read'
        ? [{ step, json: recorded.exchange.json }]
        : [],
    );
  const shown = { step: index, json: exchange.json };
  const relation = claim.rows
    ? rowRelationOf(claim.rows, pointer, shown, symbols)
    : relationOf({ ...claim, pointer }, read, symbols);
  if (relation) return { fingerprint, relation };
  const pair = pairOf({ ...claim, pointer }, read, symbols);
  if (pair) return { fingerprint, pair };
  const sights = sightsOf({ ...claim, pointer }, answers, symbols, writtenBefore(all, index));
  return { fingerprint, ...(sights.length > 0 ? { sights } : { isUntold: true as const }) };
}

/** Headers that rules are about. */
const headerOf: Readonly<Record<string, string>> = {
  'content-type': 'content-type',
  charset: 'content-type',
  'allow-origin': 'access-control-allow-origin',
  'kept-answer': 'cache-control',
  'kept-by-expires': 'expires',
  'kept-by-last-modified': 'last-modified',
};

const isScalar = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value) || value === null;

/** The answer that shows a finding, and those to reads that came after the last write before it. */
function lookedAt(all: readonly Recorded[], index: number): LookedAt[] {
  const reads: LookedAt[] = [];
  for (let step = index; step >= 0; step--) {
    const recorded = all[step];
    if (recorded?.kind !== 'request' || recorded.request.operation.effect !== 'read') {
      if (step === index && recorded?.kind === 'request') reads.push(lookAt(recorded.exchange, step));
      break;
    }
    if (step === index || resultCodeOf(recorded.exchange) !== undefined)
      reads.push(lookAt(recorded.exchange, step));
  }
  return reads.reverse();
}

/** What the last write before an answer was given. */
function writtenBefore(all: readonly Recorded[], index: number): Parameters {
  const write = all
    .slice(0, index + 1)
    .findLast(recorded => recorded.kind === 'request' && recorded.request.operation.effect !== 'read');
  return write?.kind === 'request' ? write.request.parameters : {};
}

function lookAt(exchange: Exchange, step: number): LookedAt {
  const { currentTime } = (exchange.json ?? {}) as { currentTime?: unknown };
  return { step, exchange, now: typeof currentTime === 'number' ? currentTime : Date.now() };
}

function answerOf({ text, failure }: Exchange, redact: Redact, length: number): string {
  const masked = redact(failure ? failure.message : text.slice(0, maxMasked))
    .replace(/\s+/g, ' ')
    .trim();
  return masked.length > length ? `${masked.slice(0, length)}…` : masked;
}
