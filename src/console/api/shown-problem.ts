import { AdminError } from '../../control-api/client/index.ts';

/** The reason of a failure, as a page shows it. */
export interface ShownProblem {
  readonly message: string;
  /** JSON pointer into what was sent. */
  readonly pointer?: string | undefined;
  /** The name that an unknown one is spelt like. */
  readonly nearest?: string | undefined;
}

/** The reason in whatever was thrown. */
export function shownProblem(error: unknown): ShownProblem {
  if (error instanceof AdminError) {
    const { detail: message, pointer, nearest } = error.problem;
    return { message, pointer, nearest };
  }
  return { message: error instanceof Error ? error.message : String(error) };
}
