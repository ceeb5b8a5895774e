/**
 * Makes bytes that nothing can make shorter and that follow from a number alone (mulberry32): whoever knows it makes the
 * same file again. It stands in scripts as it is, so it may use nothing from outside of itself.
 * @param seed a whole number, 32 bits of it count
 */
export function seededBytes(seed: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = seed | 0;
  for (let at = 0; at < length; at += 4) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    const word = (mixed ^ (mixed >>> 14)) >>> 0;
    for (let part = 0; part < 4 && at + part < length; part++) bytes[at + part] = word >>> (8 * part);
  }
  return bytes;
}
