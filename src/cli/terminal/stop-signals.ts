import { exitCodes } from './exit.ts';

/** A wait for SIGINT and SIGTERM that a command began, and can give up. */
export interface StopSignals {
  /** Aborted by the first signal. */
  readonly signal: AbortSignal;
  /** The name of the first signal, when it comes. */
  readonly first: Promise<NodeJS.Signals>;
  /** Leaves signals to the process again. */
  readonly end: () => void;
}

/**
 * Waits for signals from now on: the first one lets a command end its work, the second ends the
 * process with 130 at once. Begin before anybody can know that the command runs.
 * @param atOnce what is still said when the second one comes
 */
export function stopSignals(atOnce: () => void = () => {}): StopSignals {
  const controller = new AbortController();
  let came: (signal: NodeJS.Signals) => void = () => {};
  const first = new Promise<NodeJS.Signals>(resolve => {
    came = resolve;
  });
  const stop = (signal: NodeJS.Signals) => {
    if (controller.signal.aborted) {
      atOnce();
      process.exit(exitCodes.interrupted);
    }
    controller.abort(new Error(`stopped by ${signal}`));
    came(signal);
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return {
    signal: controller.signal,
    first,
    end: () => void process.off('SIGINT', stop).off('SIGTERM', stop),
  };
}
