/** Which rows of a list a request asks for. */
export interface Page {
  readonly skip: number;
  /** 0 means all that follow. */
  readonly limit: number;
}

/**
 * The rows a page number and size stand for, or undefined when nothing can be there.
 * A size of 0 is no limit (server facts 2.5); a negative number is a database error that the server swallows into an
 * empty list (server facts 2.7).
 */
export function pageOf(pageIndex: number, pageSize: number): Page | undefined {
  if (pageIndex < 0 || pageSize < 0) return undefined;
  return { skip: pageIndex * pageSize, limit: pageSize };
}
