/** One row that a transaction changed: created (no `before`), deleted (no `after`) or replaced. */
export interface Change {
  readonly collection: string;
  readonly key: string;
  readonly before?: object;
  readonly after?: object;
}
