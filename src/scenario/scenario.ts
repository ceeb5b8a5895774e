import { MessageWriter } from '../domain/message-writer.ts';
import type { Contract } from '../spec/contract.ts';
import { Clock } from '../store/clock.ts';
import { Store } from '../store/store.ts';
import { type Collections, dumpOf } from '../store/tables/collections.ts';
import { Teller } from './teller.ts';

/** What a scenario is told on. */
export interface ScenarioOptions {
  /** `empty` (default): the users of the demo and nothing else. `demo`: all of it. */
  readonly base?: 'empty' | 'demo';
}

/** A state that is told in words. Its rows are made by the same rules as those of requests, so they are valid. */
export class Scenario {
  /** What it is told on. */
  readonly base: 'empty' | 'demo';
  readonly #tell: (teller: Teller) => void;

  constructor(tell: (teller: Teller) => void, { base = 'empty' }: ScenarioOptions = {}) {
    this.base = base;
    this.#tell = tell;
  }

  /**
   * Makes its rows.
   * @param base the rows it is told on
   * @param now milliseconds; what happened is counted back from there
   * @throws Error for what cannot be, e.g. a text of somebody who is not in the group
   * @internal
   */
  rows(base: Collections, now: number, seed: string, contract: Pick<Contract, 'writeText'>): Collections {
    const teller = new Teller();
    this.#tell(teller);
    const clock = new Clock({ mode: 'frozen', at: now });
    const store = Store.load(base, { clock, seed });
    const writer = new MessageWriter(contract.writeText);
    for (const { ago, deed } of teller.story.inOrder()) {
      clock.set({ mode: 'frozen', at: now - ago });
      store.transact(tx => deed(tx, writer));
    }
    return dumpOf(store.snapshot());
  }
}

/** Whether a value is a scenario, also one that another copy of this package has made. */
export function isScenario(value: unknown): value is Scenario {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'rows') === 'function';
}

/**
 * Tells a scenario, for `createMock({ scenario })`, `imapi.config.ts` and `imapi serve --scenario file.ts`.
 * @example
 * export default scenario(s => {
 *   const [li, han] = [s.user('李雷'), s.user('韩梅梅')];
 *   s.friends(li, han).chat(li, han).text(li, '在吗？', { ago: '5m' });
 *   s.room('周报', [li, han]).text(han, '写完了', { ago: '2h' }).notice(li, '周五交');
 * });
 */
export function scenario(tell: (teller: Teller) => void, options?: ScenarioOptions): Scenario {
  return new Scenario(tell, options);
}
