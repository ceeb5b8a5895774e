/** The time in which a message was sent, milliseconds, both ends inclusive. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

/**
 * Returns the window of a history request. Inclusive and second-grained: the start is taken one second earlier, the
 * end one later, and 0 or less leaves a side open (server facts 2.7).
 * @param startTime milliseconds
 * @param endTime milliseconds
 */
export function historyWindow(startTime: number, endTime: number): TimeWindow {
  return {
    from: startTime > 0 ? (Math.floor(startTime / 1000) - 1) * 1000 : Number.NEGATIVE_INFINITY,
    to: endTime > 0 ? (Math.floor(endTime / 1000) + 1) * 1000 : Number.POSITIVE_INFINITY,
  };
}

/**
 * Returns the window of the chat list. Where both ends are given, only the start counts, as on the server (server
 * facts 2.6).
 */
export function chatListWindow(startTime: number, endTime: number): TimeWindow {
  return {
    from: startTime > 0 ? startTime : Number.NEGATIVE_INFINITY,
    to: endTime > 0 && startTime <= 0 ? endTime : Number.POSITIVE_INFINITY,
  };
}
