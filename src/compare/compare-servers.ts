import { isObject } from '../base/json.ts';
import { readJson } from '../base/strict-json.ts';
import { redactor } from '../check/wire/redact.ts';
import type { Contract, OperationId } from '../spec/contract.ts';
import { answerFields } from '../spec/field.ts';
import { hidden, isSecret } from '../spec/secrets.ts';
import { AnswerComparer, type AnswerDifference, IdPairs } from './differences.ts';
import { comparisonPlan, KnownValues, type PlannedCall } from './plan.ts';

/** Thrown where a server does not answer at all. */
export class Unanswered extends Error {}

/** A server that is compared. */
export interface ComparedServer {
  readonly url: string;
  readonly token: string;
}

/** A difference with all the calls that show it. */
export interface DifferenceCause extends AnswerDifference {
  readonly operations: readonly OperationId[];
  /** The first call that shows it. */
  readonly example: string;
  readonly count: number;
}

/** How two servers differ. */
export interface ServerComparison {
  readonly calls: number;
  /** Calls that could not be made, since a server has no row to ask with. */
  readonly left: readonly string[];
  readonly causes: readonly DifferenceCause[];
}

interface Answer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
  readonly json: unknown;
  readonly problems: string;
  readonly durationMs: number;
}

/** Headers that clients act on. */
const compared = ['content-type', 'access-control-allow-origin', 'content-encoding', 'location'];

/**
 * Sends the same reading calls to two servers and compares their answers field by field.
 * @param options `timeoutMs` for one answer; `only`: operations that are compared, by default all that read
 * @throws Unanswered where one of them cannot be reached at the first call
 */
export async function compareServers(
  contract: Contract,
  a: ComparedServer,
  b: ComparedServer,
  { timeoutMs, only = [] }: { readonly timeoutMs: number; readonly only?: readonly OperationId[] },
): Promise<ServerComparison> {
  const [plan, planB] = [comparisonPlan(contract, a.token), comparisonPlan(contract, b.token)];
  const [knownA, knownB] = [new KnownValues(), new KnownValues()];
  const fields = answerFields();
  const ids = new IdPairs();
  const found = new Map<
    string,
    { difference: AnswerDifference; operations: Set<OperationId>; example: string; count: number }
  >();
  const left: string[] = [];
  let calls = 0;
  for (const [index, call] of plan.entries()) {
    const isMeant = only.length === 0 || only.includes(call.operation.id);
    // What later calls need is asked for all the same.
    if (!isMeant && !(call.gives && call.what === 'with everything')) continue;
    const [forA, forB] = [call.parameters(knownA), planB[index]?.parameters(knownB)];
    if (forA === undefined || forB === undefined) {
      left.push(`${call.operation.id} ${call.what}`);
      continue;
    }
    const [one, other] = await Promise.all([
      ask(a.url, call, forA, timeoutMs, calls === 0),
      ask(b.url, call, forB, timeoutMs, calls === 0),
    ]);
    calls++;
    const { id } = call.operation;
    knownA.learn(id, one.json);
    knownB.learn(id, other.json);
    const comparer = new AnswerComparer(id === 'getFile' ? [] : fields[id], ids, [forA, forB]);
    // Also where nothing is to be said of it: which id stands for which is told by what comes first.
    const differences = differencesOf(one, other, comparer);
    if (isMeant && isSlower(one, other)) {
      const [again, otherAgain] = await Promise.all(
        [a, b].map(({ url }, side) => ask(url, call, side === 0 ? forA : forB, timeoutMs, false)),
      );
      // Once is chance.
      if (again && otherAgain && isSlower(again, otherAgain)) differences.push(slowness(again, otherAgain));
    }
    for (const difference of isMeant ? differences : []) {
      const key = `${difference.rule} ${difference.pointer} ${difference.rule === 'value' ? '' : `${difference.a} ${difference.b}`}`;
      const known = found.get(key);
      if (known) {
        known.operations.add(id);
        known.count++;
      } else
        found.set(key, { difference, operations: new Set([id]), example: `${id} ${call.what}`, count: 1 });
    }
  }
  const causes = [...found.values()].map(({ difference, operations, example, count }): DifferenceCause => {
    return { ...masked(difference), operations: [...operations], example, count };
  });
  return { calls, left, causes: causes.toSorted((one, other) => other.count - one.count) };
}

async function ask(
  base: string,
  { operation, inForm }: PlannedCall,
  parameters: Readonly<Record<string, string>>,
  timeoutMs: number,
  isFirst: boolean,
): Promise<Answer> {
  const query = new URLSearchParams(parameters);
  const started = performance.now();
  try {
    const response = await fetch(base + operation.path + (inForm ? '' : `?${query}`), {
      ...(inForm && { method: 'POST', body: query }),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      headers: { Origin: 'http://imapi-compare.invalid' },
    });
    // Each server names itself where an address is; that is no difference.
    const text = Buffer.from(await response.arrayBuffer()).toString('utf8');
    const { value, problems } = readJson(withoutOwnName(text, base));
    const found = problems.map(({ rule }) => rule).join(', ');
    return {
      status: response.status,
      headers: new Map(response.headers),
      text,
      json: value,
      problems: found,
      durationMs: performance.now() - started,
    };
  } catch (error) {
    const why = error instanceof Error ? `${error.message}${causeOf(error)}` : String(error);
    if (isFirst && isNobody(error))
      throw new Unanswered(
        `Failed to reach ${base}: ${why}. Look whether it is up and the address is right.`,
      );
    return {
      status: 0,
      headers: new Map(),
      text: '',
      json: undefined,
      problems: 'no whole answer',
      durationMs: 0,
    };
  }
}

/** Milliseconds that one server may take longer than the other. */
const muchSlower = 1500;

function isSlower(a: Answer, b: Answer): boolean {
  return a.status > 0 && b.status > 0 && Math.abs(a.durationMs - b.durationMs) > muchSlower;
}

function slowness(a: Answer, b: Answer): AnswerDifference {
  const [one, other] = [a, b].map(({ durationMs }) => `${(durationMs / 1000).toFixed(1)} s`);
  return { rule: 'slow', pointer: '', a: String(one), b: String(other) };
}

/** Whether nothing is there at all: a server that is late, or cuts its answer off, is one that differs. */
function isNobody(error: unknown): boolean {
  if (!(error instanceof Error)) return true;
  const text = `${error.name} ${error.message}${causeOf(error)}`;
  return !/TimeoutError|terminated|ECONNRESET|UND_ERR_SOCKET|UND_ERR_RES|UND_ERR_BODY|HPE_/.test(text);
}

function causeOf({ cause }: Error): string {
  return cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
}

function withoutOwnName(text: string, base: string): string {
  const { host, hostname } = new URL(base);
  return text
    .replaceAll(host, 'server')
    .replaceAll(hostname, 'server')
    .replace(/server:\d+/g, 'server');
}

function differencesOf(a: Answer, b: Answer, comparer: AnswerComparer): AnswerDifference[] {
  if (a.status !== b.status)
    return [{ rule: 'status', pointer: '', a: String(a.status), b: String(b.status) }];
  const headers = compared.flatMap((name): AnswerDifference[] => {
    const [one, other] = [a, b].map(({ headers }) =>
      (headers.get(name) ?? 'absent').replaceAll(' ', '').toLowerCase(),
    );
    return one === other ? [] : [{ rule: 'header', pointer: `/${name}`, a: String(one), b: String(other) }];
  });
  if (a.problems !== b.problems)
    return [
      ...headers,
      { rule: 'body', pointer: '', a: a.problems || 'good JSON', b: b.problems || 'good JSON' },
    ];
  const [codeA, codeB] = [codeOf(a), codeOf(b)];
  if (codeA !== codeB) return [...headers, { rule: 'code', pointer: '/resultCode', a: codeA, b: codeB }];
  return [...headers, ...comparer.compare(a.json, b.json)];
}

function codeOf({ json }: Answer): string {
  return JSON.stringify(isObject(json) ? json.resultCode : undefined) ?? 'absent';
}

function masked(difference: AnswerDifference): AnswerDifference {
  const redact = redactor([]);
  const isHidden = isSecret(difference.pointer.slice(difference.pointer.lastIndexOf('/') + 1));
  const shown = (text: string) => (isHidden ? hidden : redact(text));
  return { ...difference, a: shown(difference.a), b: shown(difference.b) };
}
