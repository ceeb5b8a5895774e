import type { Problem } from '../api/problem.ts';

/** Why something was refused, with the place and the names that come near. */
export function ProblemNote({ problem }: { problem: Problem | undefined }) {
  if (!problem) return null;
  return (
    <div class="note bad" role="alert">
      <p>{problem.message}</p>
      {problem.pointer !== undefined && problem.pointer !== '' && <code>{problem.pointer}</code>}
      {problem.nearest.length > 0 && <p>→ {problem.nearest.join(', ')}</p>}
    </div>
  );
}
