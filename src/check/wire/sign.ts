/** What can come in place of a server's own answer; the order is that of reports. */
export const signKinds = [
  'limit',
  'gateway',
  'cut',
  'timeout',
  'unreachable',
  'refused',
  'redirect',
  'page',
] as const;
export type SignKind = (typeof signKinds)[number];

/** A sign that something between the check and the server has answered, or nothing at all has. */
export interface Sign {
  readonly kind: SignKind;
  /** What came, for people, e.g. `502 Bad Gateway`. */
  readonly what: string;
  /** Milliseconds after which to come again, where the answer says so. */
  readonly retryAfterMs?: number;
  /** The server cannot have seen the request, so that nothing was done. */
  readonly undone: boolean;
}
