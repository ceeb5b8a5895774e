import type { Facet } from '../packed/column.ts';
import type { Facets } from '../packed/packed-rows.ts';
import type { Order } from '../tree/order.ts';

/** An index: which rows it has, which group a row belongs to, and the order of the rows in a group. */
export interface IndexDefinition<Row> {
  readonly group: (row: Row) => string;
  /** Absent: all rows. */
  readonly only?: ((row: Row) => boolean) | undefined;
  /** Ties are broken by the row's key. */
  readonly order: Order<Row>;
}

/** What a table keeps of its rows; everything else about tables follows from these values. */
export interface TableDefinition<Row, Index extends string = string> {
  /** Name of the collection on disk and in change lists. */
  readonly collection: (row: Row) => string;
  readonly key: (row: Row) => string;
  readonly indexes: { readonly [Name in Index]: IndexDefinition<Row> };
  /**
   * The fields that the functions here read, for a table that may have very many rows: these fields are kept apart
   * from the bytes of the rows. Absent: its rows are never packed.
   */
  readonly facets?: Facets;
}

/** Types a definition: the row is given, the index names are inferred. */
export function tableOf<Row>(): <const Index extends string>(
  definition: TableDefinition<Row, Index>,
) => TableDefinition<Row, Index> {
  return definition => definition;
}

/** Types the definition of a table whose rows can be packed: its functions see the facets of a row and no more. */
export function packedTableOf<Row>(): <const Kept extends Facets & { readonly [Field in keyof Row]?: Facet }>(
  facets: Kept,
) => <const Index extends string>(
  definition: TableDefinition<Pick<Row, keyof Kept & keyof Row>, Index>,
) => TableDefinition<Row, Index> {
  return facets => definition => ({ ...definition, facets });
}

/** An index over the rows that satisfy `only`. */
export function indexBy<Row>(
  order: Order<NoInfer<Row>>,
  group: (row: NoInfer<Row>) => string,
  only?: (row: NoInfer<Row>) => boolean,
): IndexDefinition<Row> {
  return { order, group, only };
}
