import type { JournalEntry } from './journal.ts';

/** A contract warning that requests got, as it was worded the first time. */
export interface CountedWarning {
  /** The operation, the call beyond the document, or the path of a request that is neither. */
  readonly operation: string;
  /** The warning, with one of the values it was given for. */
  readonly warning: string;
  /** How often it was given. */
  readonly count: number;
}

/** Max kinds that are told apart; warnings of further kinds are all told, and not counted. */
const maxKinds = 1000;

/**
 * Counter of contract warnings by operation and kind, so that a log says each once. Warnings that differ in a path, a
 * value or a number alone are of one kind.
 */
export class WarningCounts {
  readonly #kinds = new Map<
    string,
    { readonly operation: string; readonly warning: string; count: number }
  >();

  /** Counts the warnings of a request. Returns those whose kind is new. */
  count({ operationId, companion, path, warnings }: JournalEntry): readonly string[] {
    if (warnings.length === 0) return warnings;
    const operation = operationId ?? companion ?? path;
    return warnings.filter(warning => this.#isNew(operation, warning));
  }

  /** Returns every kind with its count, the most frequent first. */
  all(): CountedWarning[] {
    return [...this.#kinds.values()]
      .map(kind => ({ ...kind }))
      .toSorted((one, other) => other.count - one.count);
  }

  #isNew(operation: string, warning: string): boolean {
    const key = `${operation} ${kindOf(warning)}`;
    const known = this.#kinds.get(key);
    if (known) known.count++;
    else if (this.#kinds.size < maxKinds) this.#kinds.set(key, { operation, warning, count: 1 });
    return known === undefined;
  }
}

/** The warning without the words that hold a path or a number, which differ from request to request. */
function kindOf(warning: string): string {
  return warning.replace(/\S*[/=\d]\S*/g, '…');
}
