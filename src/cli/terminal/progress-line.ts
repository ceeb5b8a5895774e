/** A line that says how far long work is. */
export interface ProgressLine {
  show(text: string): void;
  /** Takes the line away from a terminal. */
  clear(): void;
}

export interface ProgressLineOptions {
  /** Where the stream is no terminal: a line now and then, or nothing; default: nothing. */
  readonly elsewhere?: 'lines' | 'nothing';
  /** Milliseconds; default: the time since the process started. */
  readonly now?: () => number;
}

/** Pause between two texts on a terminal, at least, ms. */
const pause = 100;
/** Where there is no terminal: work up to this is passed over, and so long the pause between two lines is. ms. */
const [patience, linePause] = [2000, 5000];

/** How far work is, in words: `indexing rows, 45 %`. */
export function progressText(what: string, done: number, of: number): string {
  return `${what}, ${Math.floor((100 * done) / Math.max(1, of))} %`;
}

/** Shows progress: on a terminal in one line that is written over, elsewhere in a line every five seconds. */
export function progressLine(
  stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>,
  { elsewhere = 'nothing', now = () => performance.now() }: ProgressLineOptions = {},
): ProgressLine {
  if (stream.isTTY !== true) {
    let next = now() + patience;
    return {
      show(text) {
        if (elsewhere === 'nothing' || now() < next) return;
        next = now() + linePause;
        stream.write(`${text}\n`);
      },
      clear: () => {},
    };
  }
  let shownAt = Number.NEGATIVE_INFINITY;
  let isShown = false;
  return {
    show(text) {
      if (now() - shownAt < pause) return;
      shownAt = now();
      isShown = true;
      stream.write(`\r\u001b[K${text}`);
    },
    clear() {
      if (isShown) stream.write('\r\u001b[K');
      isShown = false;
    },
  };
}
