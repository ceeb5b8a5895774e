import { hidden } from '../spec/secrets.ts';
import { fits, type SchemaPart } from './schema-parts.ts';
import type { TypeSeen } from './seen.ts';
import { sight, sighting } from './sightings.ts';

/** Values of recorded traffic that have another type than their schema says, beside those that have its own. */
export class SeenTypes {
  /** By pointer of the schema. */
  readonly #others = new Map<string, TypeSeen>();
  readonly #fitting = new Map<string, number>();

  /** Places where a value had another type, by pointer of the schema. */
  get others(): ReadonlyMap<string, TypeSeen> {
    return this.#others;
  }

  /**
   * @param at when it was seen, milliseconds
   * @param isReported whether a report shows it, which keeps what is wrong alone
   */
  see({ pointer, node }: SchemaPart, value: unknown, at: number | undefined, isReported: boolean): void {
    // What is hidden in a recording says nothing of its type.
    if (typeof value === 'string' && value.includes(hidden)) return;
    const known = this.#others.get(pointer);
    if (known) {
      sight(known.seen, '', withoutParts(value), at);
      known.isReported &&= isReported;
    } else if (!fits(node.type, value)) {
      const seen = sighting();
      sight(seen, '', withoutParts(value), at);
      this.#others.set(pointer, { declared: node.type, seen, isReported });
    } else this.#fitting.set(pointer, (this.#fitting.get(pointer) ?? 0) + 1);
  }

  /** Counts the values that had the type that is declared there. */
  fitting(pointer: string): number {
    const { declared, seen } = this.#others.get(pointer) ?? { declared: undefined, seen: sighting() };
    const later = [...seen.types].filter(
      ([type]) => type === declared || (type === 'integer' && declared === 'number'),
    );
    return (this.#fitting.get(pointer) ?? 0) + later.reduce((sum, [, count]) => sum + count, 0);
  }
}

/** The kind of what has parts, which is enough to tell its type. */
function withoutParts(value: unknown): unknown {
  if (Array.isArray(value)) return [];
  return typeof value === 'object' && value !== null ? {} : value;
}
