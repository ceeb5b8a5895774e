import type { Schemas } from '../operations.ts';

/** The reason that the control API gives when it refuses (RFC 9457). */
export type AdminProblem = Schemas['Problem'];

/** A refusal of the control API; the message says why and what to do. */
export class AdminError extends Error {
  override readonly name = 'AdminError';
  /** HTTP status of the answer. */
  readonly status: number;
  /** Stable, e.g. `unknown-snapshot`. */
  readonly code: string;
  /** What the mock said: a stable `code`, `detail`, and perhaps what was meant. */
  readonly problem: AdminProblem;

  constructor(problem: AdminProblem) {
    super(problem.detail);
    this.status = problem.status;
    this.code = problem.code;
    this.problem = problem;
  }
}

/** The error for an answer that is no success, be it the mock's or somebody else's. */
export async function refusalOf(address: string, response: Response): Promise<Error> {
  const text = await response.text();
  const isProblem = /^application\/problem\+json/.test(response.headers.get('content-type') ?? '');
  const problem = isProblem ? parsed(text) : undefined;
  return problem === undefined
    ? strangerOf(address, response.status, 'with no problem document')
    : new AdminError(problem);
}

/** The error for an answer that a mock does not give. */
export function strangerOf(address: string, status: number, how: string): Error {
  return new Error(
    `Failed to use the control API at ${address}: it answered ${status} ${how}. Is it the mock's address?`,
  );
}

function parsed(text: string): AdminProblem | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isAdminProblem(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isAdminProblem(value: unknown): value is AdminProblem {
  if (typeof value !== 'object' || value === null) return false;
  const types = { status: 'number', code: 'string', detail: 'string' };
  return Object.entries(types).every(([name, type]) => typeof Reflect.get(value, name) === type);
}
