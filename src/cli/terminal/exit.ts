/** Exit codes every command shares (decision 020). */
export const exitCodes = { ok: 0, usage: 2, interrupted: 130 } as const;

/** Tells the person at the terminal what went wrong. */
export function complain(message: string): void {
  process.stderr.write(`${message}\n`);
}

/** Prints a line for whoever reads the command's output. */
export function say(message: string): void {
  process.stdout.write(`${message}\n`);
}

/** Whether a stream shows colours: a terminal that has some, unless NO_COLOR is set. */
export function hasColours(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY === true && stream.hasColors();
}
