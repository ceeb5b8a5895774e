import { breachOf } from '../check/oracles/answer.ts';
import type { Breach } from '../check/oracles/breach.ts';
import type { Gap } from '../check/oracles/gap.ts';
import { withoutNumbers } from '../check/verdict/finding.ts';
import type { Exchange } from '../check/wire/exchange.ts';
import type { OperationId } from '../spec/contract.ts';

/** A key that answers lack although the contract has it required. */
interface Lack {
  readonly gap: Gap;
  readonly exchange: Exchange;
  count: number;
  last: number | undefined;
}

/** What was found, with an answer that shows it and how often it was seen. */
interface Concluded {
  readonly breach: Breach;
  readonly exchange: Exchange;
  readonly count: number;
}

/** Counts the keys that answers lack: whether rows of a place have it at all shows only in the end. */
export class Lacks {
  readonly #known = new Map<string, Lack>();

  add(gap: Gap, exchange: Exchange, at: number | undefined): void {
    const key = `${exchange.operation.id} ${gap.issue.rule} ${withoutNumbers(gap.issue.pointer)}`;
    const known = this.#known.get(key);
    if (known === undefined) this.#known.set(key, { gap, exchange, count: 1, last: at });
    else {
      known.count++;
      if (at !== undefined && (known.last === undefined || at > known.last)) known.last = at;
    }
  }

  /** @param isSeen whether a place was there in any answer of an operation */
  conclude(isSeen: (operation: OperationId, place: string) => boolean): Concluded[] {
    return [...this.#known.values()].map(({ gap: { issue }, exchange, count, last }) => {
      const breach = breachOf(issue, exchange);
      const place = withoutNumbers(issue.pointer);
      if (!place.includes('*') || !isSeen(exchange.operation.id, place)) return { breach, exchange, count };
      const day = last === undefined ? '' : `, last on ${new Date(last).toISOString().slice(0, 10)}`;
      const message = `is absent in ${count} rows${day}`;
      return { breach: { ...breach, rule: 'absent-in-some', message, note: true }, exchange, count };
    });
  }
}
