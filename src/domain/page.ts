/** The rows of a list that a request asks for. */
export interface Page {
  readonly skip: number;
  /** Max rows; 0 for all that follow. */
  readonly limit: number;
}

/**
 * Returns the rows of a page number and size; undefined for a negative number, which is a database error that the
 * server answers with an empty list (server facts 2.7). A size of 0 is no limit (server facts 2.5).
 */
export function pageOf(pageIndex: number, pageSize: number): Page | undefined {
  if (pageIndex < 0 || pageSize < 0) return undefined;
  return { skip: pageIndex * pageSize, limit: pageSize };
}
