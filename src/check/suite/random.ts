/** Numbers that follow from a seed alone, so that a run can be repeated. */
export interface Random {
  /** A number from 0 up to, but not including, 1. */
  next(): number;
  /** A whole number from 0 up to, but not including, `limit`. */
  below(limit: number): number;
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
  shuffled<Item>(items: readonly Item[]): Item[];
  hex(digits: number): string;
  /** Numbers of its own for somebody, which do not depend on how many others have taken. */
  fork(name: string): Random;
}

/** Makes numbers from a seed (xmur3 to spread the text, mulberry32 to go on). */
export function randomFrom(seed: string): Random {
  let state = spread(seed);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: items => items[below(items.length)] ?? items[0],
    shuffled(items) {
      const rest = [...items];
      const taken: typeof rest = [];
      while (rest.length > 0) taken.push(...rest.splice(below(rest.length), 1));
      return taken;
    },
    hex: digits => Array.from({ length: digits }, () => below(16).toString(16)).join(''),
    fork: name => randomFrom(`${seed}/${name}`),
  };
}

function spread(text: string): number {
  let hash = 1779033703 ^ text.length;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 3432918353);
    hash = (hash << 13) | (hash >>> 19);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 2246822507);
  return (Math.imul(hash ^ (hash >>> 13), 3266489909) ^ (hash >>> 16)) >>> 0;
}
