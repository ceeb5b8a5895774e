/** One thing that happens to an app's live connection in place of a frame that was to be sent. */
export type LineStep =
  /** A frame goes after so many milliseconds; default: at once. */
  | { readonly send: Uint8Array; readonly afterMs?: number }
  /** A frame goes after the next one has gone. */
  | { readonly hold: Uint8Array }
  /** The connection ends in the middle of a frame. */
  | { readonly cutIn: Uint8Array };

interface LiveFaultText {
  /** Stable, `live-what`. */
  readonly id: string;
  readonly family: 'live';
  readonly title: { readonly en: string; readonly zh: string };
  readonly stage: 'live';
}

/**
 * One thing that can go wrong with the live connection. It meets messages on their way to an app, receipts, or log-ins;
 * the check of the HTTP API knows nothing of it.
 */
export type LiveFault = LiveFaultText &
  (
    | {
        readonly meets: 'delivery' | 'receipt';
        /** What goes in place of a frame. */
        readonly apply: (frame: Uint8Array) => readonly LineStep[];
      }
    | { readonly meets: 'login' }
  );
