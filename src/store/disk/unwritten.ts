import { linesFrom } from './found-log.ts';

/** What a disk writes at once, bytes: after a power cut each of them is there or not. */
const sectorLength = 512;

/**
 * Whether a line that is no good belongs to a last write that a power cut has kept from reaching the disk: sectors of it
 * were never written and read as zeros, and no later write follows, which would have waited for this one to end. No
 * line has a zero byte in it otherwise.
 */
export function isUnwritten(bytes: Buffer, from: number): boolean {
  let hasEnded = false;
  for (const { entry } of linesFrom(bytes, from)) {
    if (entry && hasEnded) return false;
    if (entry && !entry.goesOn) hasEnded = true;
  }
  const first = from - (from % sectorLength);
  for (let at = first; at < bytes.length; at += sectorLength) {
    const sector = bytes.subarray(Math.max(at, from), at + sectorLength);
    if (sector.every(byte => byte === 0)) return true;
  }
  return false;
}
