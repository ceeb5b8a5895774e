import type { SpecNode } from '../compile/document.ts';
import { declaredNames } from '../compile/secrets.ts';
import { looksSecret } from '../secrets.ts';
import type { LintProblem } from './problem.ts';

/** Checks that a name which looks secret says whether it is, and says the same everywhere. */
export function checkSecrets(root: SpecNode): LintProblem[] {
  const problems: LintProblem[] = [];
  const said = new Map<string, unknown>();
  for (const { name, pointer, node } of declaredNames(root)) {
    const secret = node['x-secret'];
    if (secret === undefined) {
      if (!looksSecret(name)) continue;
      problems.push({
        pointer,
        message: `${name} must have x-secret: its name looks secret, so say true or false`,
      });
    } else if (said.has(name) && said.get(name) !== secret) {
      problems.push({
        pointer,
        message: `${name} must have the same x-secret everywhere: a name is hidden or shown`,
      });
    } else said.set(name, secret);
  }
  return problems;
}
