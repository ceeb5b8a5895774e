import type { components } from '../generated/types.gen.ts';

/** What the control API said when it refused. */
export type AdminProblem = components['schemas']['Problem'];

/** A refusal of the control API; the message says why and what to do. */
export class AdminError extends Error {
  override readonly name = 'AdminError';
  readonly status: number;
  /** Stable, e.g. `unknown-snapshot`. */
  readonly code: string;
  readonly problem: AdminProblem;

  constructor(problem: AdminProblem) {
    super(problem.detail);
    this.status = problem.status;
    this.code = problem.code;
    this.problem = problem;
  }
}
