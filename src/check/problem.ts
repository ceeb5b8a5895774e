/**
 * Why a run cannot go on, with the exit code it ends with: 2 usage, 3 target unreachable or credentials refused. The
 * message says what to do.
 */
export class CheckProblem extends Error {
  override readonly name = 'CheckProblem';
  readonly exitCode: 2 | 3;

  constructor(exitCode: 2 | 3, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Ends a case that cannot be exercised here; never a pass. */
export class NotExercised extends Error {
  override readonly name = 'NotExercised';
}

/** Ends a case whose next steps make no sense any more; its findings are already written down. */
export class CaseStopped extends Error {
  override readonly name = 'CaseStopped';
}

/** A case wanted to touch what is not the run's own: a bug of the suite, stopped before anything was sent. */
export class Unsafe extends Error {
  override readonly name = 'Unsafe';
}
