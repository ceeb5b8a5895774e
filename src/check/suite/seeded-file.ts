import type { FilePart } from '../wire/wire-request.ts';
import type { Random } from './random.ts';
import { seededBytes } from './seeded-bytes.ts';

const seeds = 2 ** 32;

/** Makes a file of bytes that nothing can make shorter; steps name its seed alone, so that it may be large. */
export function seededFile(name: string, length: number, random: Random): FilePart {
  const seed = random.below(seeds);
  return { name, bytes: Buffer.from(seededBytes(seed, length)), seed };
}
