import { maxOf } from '../../base/max-of.ts';
import type { Exchange } from '../wire/exchange.ts';
import type { Breach } from './breach.ts';
import type { Gap } from './gap.ts';
import type { Conclusion } from './oracle.ts';
import { serverTimeOf } from './server-time.ts';

/** An object of a row at one place. */
interface Counted {
  readonly id: string;
  readonly kind: string;
  /** Milliseconds. */
  readonly time: number | undefined;
  readonly lacks: readonly Gap[];
}

/** So many of the newest in a row have to lack a key before that is a change of the server. */
const enoughOfNewest = 3;
/** A row that is so much older than the answer, in milliseconds, may be older than a key. */
const oldMs = 90 * 86_400_000;
/** Chance below which it is no accident that just the newest lack a key, of all the rows that do. */
const improbable = 0.001;

/**
 * The objects that were seen at one place of an operation's answers. Says of each key that some of them lack whether
 * that is history, as in a database that is older than the key, or a change of the server.
 */
export class Census {
  readonly #pattern: string;
  readonly #byKind = new Map<string, Counted[]>();
  /** For each key that is lacking: how, and the first answer that showed it. */
  readonly #gaps = new Map<string, { readonly gap: Gap; readonly exchange: Exchange }>();

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  add(object: Counted, exchange: Exchange): void {
    const same = this.#byKind.get(object.kind);
    if (same) same.push(object);
    else this.#byKind.set(object.kind, [object]);
    for (const gap of object.lacks) if (!this.#gaps.has(gap.key)) this.#gaps.set(gap.key, { gap, exchange });
  }

  /**
   * What is to be said of the keys that are lacking.
   * @param isPart others may have been there that nobody looked at
   * @param isElsewhere whether an object lacks a key at another place as well, where others have it
   */
  conclude(isPart: boolean, isElsewhere: (key: string, id: string) => boolean): Conclusion[] {
    return [...this.#gaps.values()].map(({ gap, exchange }) => ({
      breach: this.#judge(gap, isPart ? (serverTimeOf(exchange) ?? 0) : undefined, isElsewhere),
      exchange,
    }));
  }

  /** Whether no object has a key. */
  isLacking(key: string): boolean {
    return [...this.#byKind.values()].flat().every(({ lacks }) => lacks.some(gap => gap.key === key));
  }

  #judge(
    { key, issue: { source, schemaPath } }: Gap,
    now: number | undefined,
    isElsewhere: (key: string, id: string) => boolean,
  ): Breach {
    const kinds = [...this.#byKind].map(([kind, objects]) => tallyOf(kind, objects, key));
    const total = sum(kinds.map(({ of }) => of));
    const lacking = sum(kinds.map(({ lacking }) => lacking));
    const pointer = `${this.#pattern}/${key}`;
    const at = { pointer, source, schemaPath } as const;
    const newest = maxOf(kinds.map(({ newestLacking }) => newestLacking));
    // Old rows alone prove nothing of those that are written now.
    const isPast = now !== undefined && newest > 0 && newest < now - oldMs;
    // A search may have met just those that have nothing to show.
    const isTheirs = [...this.#byKind.values()].flat().every(({ id }) => isElsewhere(key, id));
    if (lacking === total && !isPast && !isTheirs) {
      const message =
        total === 1 ? 'must be present' : `must be present, is absent in all ${many(total)} rows`;
      return { ...at, rule: 'required', message, expected: 'present', got: 'absent' };
    }
    const changed = kinds.find(isChanged);
    if (changed) {
      const of = changed.kind === '' ? '' : ` of ${changed.kind}`;
      const message = `must be present: the ${many(changed.newest)} newest rows${of} lack it, ${many(changed.of - changed.lacking)} older ones have it`;
      return { ...at, rule: 'required', message, expected: 'present', got: 'absent' };
    }
    const since = newest > 0 ? `, the newest of ${new Date(newest).toISOString().slice(0, 10)}` : '';
    const message = `${key} is absent in ${many(lacking)} of ${many(total)} rows${since}`;
    return {
      ...at,
      rule: 'absent-in-some',
      message,
      note: true,
      expected: 'present in rows that are written now',
      got: message,
    };
  }
}

/** How many objects of one kind lack a key. */
interface Tally {
  readonly kind: string;
  readonly of: number;
  readonly lacking: number;
  /** How many lack it that are newer than every one that has it. */
  readonly newest: number;
  /** Time of the newest that lacks it; 0 for none. */
  readonly newestLacking: number;
}

function tallyOf(kind: string, objects: readonly Counted[], key: string): Tally {
  const [without, having] = [[] as number[], [] as number[]];
  for (const { time = 0, lacks } of objects)
    (lacks.some(gap => gap.key === key) ? without : having).push(time);
  const newestHaving = latest(having);
  return {
    kind,
    of: objects.length,
    lacking: without.length,
    newest: without.filter(time => time > newestHaving).length,
    newestLacking: latest(without),
  };
}

/** Whether rows of a kind had the key, and those that are written now have not. A kind that never had it has not changed. */
function isChanged({ of, lacking, newest }: Tally): boolean {
  if (lacking === of || newest < enoughOfNewest) return false;
  let chance = 1;
  for (let row = 0; row < newest; row++) chance *= (lacking - row) / (of - row);
  return chance < improbable;
}

function latest(times: readonly number[]): number {
  return times.reduce((most, time) => Math.max(most, time), 0);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

const many = (count: number) => count.toLocaleString('en-US');
