/** What a case claims of the rows of a list: that some with a value are there, that none is, or that all have it. */
export interface RowClaim {
  /** Name of the field, `member.userId` for one within. */
  readonly field: string;
  readonly value: string | number;
  readonly are: 'there' | 'absent' | 'all';
}
