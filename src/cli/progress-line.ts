/** A line on a terminal that is written over as work goes on. */
export interface ProgressLine {
  show(text: string): void;
  /** Takes the line away. */
  clear(): void;
}

/** How often the line changes at most, ms. */
const pause = 100;

/** Shows progress on a terminal; where the stream is none, nothing is written at all. */
export function progressLine(stream: NodeJS.WriteStream): ProgressLine {
  let shownAt = Number.NEGATIVE_INFINITY;
  const isTerminal = stream.isTTY === true;
  return {
    show(text) {
      if (!isTerminal || performance.now() - shownAt < pause) return;
      shownAt = performance.now();
      stream.write(`\r\u001b[K${text}`);
    },
    clear: () => void (isTerminal && stream.write('\r\u001b[K')),
  };
}
