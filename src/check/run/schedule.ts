import type { Case, Use } from '../suite/case.ts';

type Resource = 'room' | 'chat';

/** Who reads and who changes something shared, so that one alone changes and nobody reads meanwhile. */
class Locks {
  readonly #readers = { room: 0, chat: 0 };
  readonly #changed = new Set<Resource>();

  free(uses: readonly (readonly [Resource, Use])[]): boolean {
    return uses.every(
      ([name, use]) => !this.#changed.has(name) && (use === 'read' || this.#readers[name] === 0),
    );
  }

  take(uses: readonly (readonly [Resource, Use])[]): void {
    for (const [name, use] of uses) {
      if (use === 'read') this.#readers[name]++;
      else this.#changed.add(name);
    }
  }

  release(uses: readonly (readonly [Resource, Use])[]): void {
    for (const [name, use] of uses) {
      if (use === 'read') this.#readers[name]--;
      else this.#changed.delete(name);
    }
  }
}

/** What a case shares with others. A world of its own is shared with nobody. */
function usesOf({ needs: { room, chat, sandbox } }: Case): (readonly [Resource, Use])[] {
  if (sandbox) return [];
  return [...(room ? [['room', room] as const] : []), ...(chat ? [['chat', chat] as const] : [])];
}

/**
 * Runs cases, at most so many at a time, and never two at once that would disturb each other. An error of `work` ends
 * everything, after those under way have ended; so does the signal, without an error.
 */
export async function schedule(
  cases: readonly Case[],
  concurrency: number,
  work: (item: Case) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const locks = new Locks();
  const waiting = [...cases];
  const running = new Set<Promise<void>>();
  let failure: { error: unknown } | undefined;
  const start = (item: Case) => {
    const uses = usesOf(item);
    locks.take(uses);
    const task: Promise<void> = work(item)
      .catch((error: unknown) => {
        failure ??= { error };
      })
      .finally(() => {
        locks.release(uses);
        running.delete(task);
      });
    running.add(task);
  };
  while (waiting.length > 0 || running.size > 0) {
    if (failure || signal?.aborted) waiting.length = 0;
    while (running.size < concurrency) {
      const next = waiting.findIndex(item => locks.free(usesOf(item)));
      const [item] = next < 0 ? [] : waiting.splice(next, 1);
      if (!item) break;
      start(item);
    }
    if (running.size > 0) await Promise.race(running);
  }
  if (failure) throw failure.error;
}
