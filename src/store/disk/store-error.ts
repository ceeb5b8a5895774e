/** Thrown when a store cannot be opened or written. The message names the file and says what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/** Thrown when files are in their place but may not outlast a power cut: nothing more can be promised. */
export class UnsyncedError extends StoreError {}

/** What went wrong, in words, of anything that was thrown. */
export function storeReasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The error code of the operating system, e.g. `ENOSPC`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
