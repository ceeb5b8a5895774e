import type { ServerFrame } from './memory-socket.ts';

interface Wait {
  /** Done once it returns true. */
  readonly offer: (frame: ServerFrame) => boolean;
  readonly fail: (error: Error) => void;
}

/** Those who wait for a frame of a connection. */
export class FrameWaits {
  readonly #waits = new Set<Wait>();
  #ended: string | undefined;

  add(frame: ServerFrame): void {
    for (const wait of [...this.#waits]) if (wait.offer(frame)) this.#waits.delete(wait);
  }

  /** The connection has ended, and nothing more comes. */
  end(reason: string): void {
    this.#ended ??= reason;
    for (const { fail } of this.#waits) fail(new Error(`Failed to receive: ${reason}.`));
    this.#waits.clear();
  }

  /**
   * Waits for a frame.
   * @param timeoutMs milliseconds
   * @param what is waited for, for the error
   * @param pick what is wanted of a frame; undefined for one that is not meant
   * @throws Error where none comes in time, or the connection ends; whatever `pick` throws
   */
  wait<Picked>(
    timeoutMs: number,
    what: string,
    pick: (frame: ServerFrame) => Picked | undefined,
  ): Promise<Picked> {
    return new Promise((resolve, reject) => {
      if (this.#ended !== undefined) return reject(new Error(`Failed to receive ${what}: ${this.#ended}.`));
      const fail = (error: unknown) => {
        clearTimeout(timer);
        this.#waits.delete(wait);
        reject(error);
      };
      const timer = setTimeout(
        () => fail(new Error(`Failed to receive ${what}: it did not come within ${timeoutMs} ms.`)),
        timeoutMs,
      );
      const offer = (frame: ServerFrame) => {
        try {
          const picked = pick(frame);
          if (picked === undefined) return false;
          clearTimeout(timer);
          resolve(picked);
        } catch (error) {
          fail(error);
        }
        return true;
      };
      const wait: Wait = { offer, fail };
      this.#waits.add(wait);
    });
  }
}
