import { maxOf } from '../../base/max-of.ts';
import type { Breach } from '../oracles/breach.ts';
import type { Group } from '../suite/trial.ts';
import type { Exchange } from '../wire/exchange.ts';

/** How much older than the last write an answer is, and the words for it. */
interface Age {
  readonly ms: number;
  readonly words: string;
}

/** A breach that a case has found, with the answer that shows it. */
interface Held {
  readonly breach: Breach;
  readonly exchange: Exchange;
  readonly ageMs: number | undefined;
}

/** What a case has found, until it is sure. */
export class HeldBreaches {
  #held: Held[] = [];

  get hasAny(): boolean {
    return this.#held.length > 0;
  }

  /** Milliseconds after a write at which the state before it was still shown; undefined where that was not so. */
  get oldestMs(): number | undefined {
    const ages = this.#held.flatMap(({ ageMs }) => (ageMs === undefined ? [] : [ageMs]));
    return ages.length === 0 ? undefined : maxOf(ages);
  }

  /** Whether something may look otherwise when it is looked at again. */
  isDoubtful(isMock: boolean): boolean {
    return this.#held.some(({ breach }) => !breach.note && (isMock || breach.source !== 'judgement'));
  }

  /** Whether anything is about one group, and is not the state before the last write. */
  isAbout({ id, jid }: Pick<Group, 'id' | 'jid'>): boolean {
    return this.#held.some(({ breach, exchange, ageMs }) => {
      const { roomId, jid: named } = exchange.request.parameters;
      const isOfGroup = [roomId, named].some(one => one === id || one === jid);
      return isOfGroup && ageMs === undefined && !breach.note && breach.source !== 'judgement';
    });
  }

  /** Adds a breach; where its answer is older than the last write, the message says so. */
  add(breach: Breach, exchange: Exchange, answerAge: Age | undefined): void {
    const age = breach.note ? undefined : answerAge;
    // What does not show the write at all says nothing of the units it is written in.
    const harm = age && breach.harm === 'units' ? 'loss' : breach.harm;
    const told = age ? { ...breach, harm, message: `${breach.message}; ${age.words}` } : breach;
    this.#held.push({ breach: told, exchange, ageMs: age?.ms });
  }

  /** Turns everything into notes: it did not hold at first and does now. */
  soften(): void {
    this.#held = this.#held.map(held => ({
      ...held,
      breach: {
        ...held.breach,
        message: `${held.breach.message}; it held when it was looked at again`,
        note: true,
      },
    }));
  }

  /** Returns everything and holds it no longer. */
  take(): readonly Held[] {
    const taken = this.#held;
    this.#held = [];
    return taken;
  }
}
