/** Something wrong in openapi.yaml, at a JSON pointer. */
export interface Problem {
  readonly pointer: string;
  readonly message: string;
}
