import type { Call } from '../call.ts';
import type { Parameters } from '../http/parameters.ts';
import type { Change } from '../state/collection.ts';
import type { Body, Harm, Hooks, Regression } from './hooks.ts';

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

/** One path, or several. */
type Paths = string | readonly string[];

/**
 * Makes regressions in what is shown to callers.
 * @returns a function of id, paths, what it says, what becomes of a body, and severity; default: violation
 */
export const showing =
  (harm: Harm) =>
  (
    id: string,
    paths: Paths,
    says: string,
    change: (body: Body, call: Call) => Body,
    expected?: Regression['expected'],
  ): Regression => {
    const all = [paths].flat();
    const hooks: Hooks = {
      body: (body, path, call) => (call && all.includes(path) ? change(body, call) : body),
    };
    return doing(harm)(id, all, says, hooks, expected);
  };

/**
 * Makes regressions in how parameters are understood.
 * @returns a function of id, paths, what it says, what becomes of the parameters, and severity; default: violation
 */
export const asking =
  (harm: Harm) =>
  (
    id: string,
    paths: Paths,
    says: string,
    change: (parameters: Parameters) => Parameters,
    expected?: Regression['expected'],
  ): Regression => {
    const all = [paths].flat();
    const hooks: Hooks = {
      parameters: ({ path, parameters }) => (all.includes(path) ? change(parameters) : parameters),
    };
    return doing(harm)(id, all, says, hooks, expected);
  };

/** Makes a regression in which a write does something to other rows as well. */
export const beside = (
  id: string,
  path: string,
  says: string,
  work: (change: Change, call: Call) => void,
): Regression =>
  doing('loss')(id, [path], says, () => {
    let busy = false;
    return {
      store: (change, call) => {
        if (call.path === path && !busy) {
          busy = true;
          work(change, call);
          busy = false;
        }
        return change;
      },
    };
  });
