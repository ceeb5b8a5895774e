/**
 * How long an answer waits: the mock's own delay, fixed or anywhere between two, plus what the request prefers.
 * Milliseconds.
 */
export function pauseOf([least, most]: readonly [number, number], preferred = 0): number {
  return (most > least ? least + Math.random() * (most - least) : least) + preferred;
}
