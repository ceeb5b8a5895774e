import type { OperationId } from '../../spec/contract.ts';
import { type Call, readCall } from './call.ts';

/** A case as evidence: what it did. */
interface Run {
  readonly id: string;
  readonly calls: readonly string[];
}

/**
 * Which kinds of call failing cases have in common and passing ones have not (Ochiai, decision 026). A kind of call is
 * an operation, alone or with its result code, a parameter, or who sent it: a fault that only one way of calling shows
 * is not drowned by all the cases that call the operation in another way.
 */
export class Spectrum {
  /** Cases by kind of call. */
  readonly #cases = new Map<string, Set<string>>();
  readonly #kinds = new Map<OperationId, Set<string>>();
  readonly #calls = new Map<string, readonly Call[]>();

  constructor(runs: readonly Run[], operations: readonly OperationId[]) {
    const byId = new Map<string, OperationId>(operations.map(id => [id, id]));
    for (const { id, calls } of runs) {
      const read = calls.flatMap(line => readCall(line, byId) ?? []);
      this.#calls.set(id, read);
      for (const call of read) for (const kind of kindsOf(call)) this.#add(call.operation, kind, id);
    }
  }

  /** What a case has sent, in order. */
  callsOf(caseId: string): readonly Call[] {
    return this.#calls.get(caseId) ?? [];
  }

  /** How well an operation explains that these cases fail and all others hold, 0 to 1. */
  suspicion(operation: OperationId, failing: ReadonlySet<string>): number {
    const scores = [...(this.#kinds.get(operation) ?? [])].map(kind => {
      const all = this.#cases.get(kind) ?? new Set();
      const hit = [...failing].filter(id => all.has(id)).length;
      return hit === 0 ? 0 : hit / Math.sqrt(failing.size * all.size);
    });
    return Math.max(0, ...scores);
  }

  #add(operation: OperationId, kind: string, caseId: string): void {
    this.#cases.set(kind, (this.#cases.get(kind) ?? new Set()).add(caseId));
    this.#kinds.set(operation, (this.#kinds.get(operation) ?? new Set()).add(kind));
  }
}

function kindsOf({ operation, by, code, given }: Call): string[] {
  const answered = `${operation} ${code ?? '-'}`;
  return [operation, answered, `${answered} @${by}`, ...given.map(name => `${answered} ${name}`)];
}
