/** Something wrong in openapi.yaml, at a JSON pointer. */
export interface LintProblem {
  readonly pointer: string;
  readonly message: string;
}
