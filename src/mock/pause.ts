import { setTimeout as wait } from 'node:timers/promises';

/**
 * Waits the mock's own delay plus the one a request prefers, milliseconds.
 * @returns whether the request's own was waited for
 */
export async function pause(
  [least, most]: readonly [number, number],
  preferred: number | undefined,
): Promise<boolean> {
  const own = most > least ? least + Math.random() * (most - least) : least;
  const total = own + (preferred ?? 0);
  if (total > 0) await wait(total);
  return preferred !== undefined;
}
