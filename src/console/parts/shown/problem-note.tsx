import type { ShownProblem } from '../../api/shown-problem.ts';

/** The reason that something was refused for, with the place and the name that comes near. */
export function ProblemNote({ problem }: { problem: ShownProblem | undefined }) {
  if (!problem) return null;
  return (
    <div class="note bad" role="alert">
      <p>{problem.message}</p>
      {problem.pointer !== undefined && problem.pointer !== '' && <code>{problem.pointer}</code>}
      {problem.nearest !== undefined && <p>→ {problem.nearest}</p>}
    </div>
  );
}
