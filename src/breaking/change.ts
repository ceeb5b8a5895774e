/** Whether a client that is right under the old contract can go wrong under the new one. */
export type ChangeVerdict = 'breaking' | 'compatible';

/** One difference between two contracts. */
export interface ContractChange {
  readonly verdict: ChangeVerdict;
  /** Short and stable, e.g. `field-removed`, `parameter-required`. */
  readonly rule: string;
  /** Where: `request`, `response` or `operation` with a name or a path, e.g. `response data.pageData.*.nickname`. */
  readonly place: string;
  /** What changed, with both values. */
  readonly says: string;
  /** What that means for whoever calls. */
  readonly reason: string;
  /** The operations concerned, by id; empty where it concerns all. */
  readonly operations: readonly string[];
}

/** A change of one operation, before those of several are put together. */
export type LoneChange = Omit<ContractChange, 'operations'>;
