import type { Order } from '../tree/order.ts';

/** An index: which group a row belongs to (undefined: none), and the order of the rows in a group. */
export interface IndexDefinition<Row> {
  readonly group: (row: Row) => string | undefined;
  /** Ties are broken by the row's key. */
  readonly order: Order<Row>;
}

/** What a table keeps of its rows; everything else about tables follows from these values. */
export interface TableDefinition<Row, Index extends string = string> {
  /** Name of the collection on disk and in change lists. */
  readonly collection: (row: Row) => string;
  readonly key: (row: Row) => string;
  readonly indexes: { readonly [Name in Index]: IndexDefinition<Row> };
}

/** Types a definition: the row is given, the index names are inferred. */
export function tableOf<Row>(): <const Index extends string>(
  definition: TableDefinition<Row, Index>,
) => TableDefinition<Row, Index> {
  return definition => definition;
}

/** An index over the rows that satisfy `only`. */
export function indexBy<Row>(
  order: Order<NoInfer<Row>>,
  group: (row: NoInfer<Row>) => string,
  only?: (row: NoInfer<Row>) => boolean,
): IndexDefinition<Row> {
  return { order, group: only ? row => (only(row) ? group(row) : undefined) : group };
}
