import type { Harm, Hooks, Regression } from './hooks.ts';

/**
 * Makes regressions that do one kind of harm.
 * @returns a function of id, paths, what it says, hooks (or what makes them for a server) and severity; default: violation
 */
export const doing =
  (harm: Harm) =>
  (
    id: string,
    paths: readonly string[],
    says: string,
    hooks: Hooks | (() => Hooks),
    expected: Regression['expected'] = 'violation',
  ): Regression => ({
    id,
    harm,
    expected,
    paths,
    says,
    make: typeof hooks === 'function' ? hooks : () => hooks,
  });
