import { exitCodes } from './exit.ts';

/** Error codes of an output whose reader has gone, such as `head` that has seen enough, or a terminal that was closed. */
const readerGone: ReadonlySet<unknown> = new Set(['EPIPE', 'EIO', 'ERR_STREAM_DESTROYED', 'ECONNRESET']);

/**
 * Keeps a process alive whose output nobody reads any more: the server goes on, and a verdict keeps its exit code.
 * Anything else that an output cannot take, such as a full disk, is said once on standard error.
 */
export function surviveClosedOutput(
  out: NodeJS.WritableStream = process.stdout,
  errors: NodeJS.WritableStream = process.stderr,
): void {
  let said = false;
  out.on('error', (error: NodeJS.ErrnoException) => {
    if (said || readerGone.has(error.code)) return;
    said = true;
    // A list that was cut off is no list; a verdict, and a server that is stopped, have codes of their own.
    process.exitCode ??= exitCodes.usage;
    errors.write(`Failed to write the output: ${error.message}. Free disk space, or send it elsewhere.\n`);
  });
  errors.on('error', () => {});
}
