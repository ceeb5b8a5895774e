/** Where to listen. */
export interface Address {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
}
