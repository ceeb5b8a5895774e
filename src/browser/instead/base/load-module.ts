import type * as node from '../../../base/load-module.ts';

/** A page has no files: a scenario is given as it is. */
export const isModule: typeof node.isModule = (_file): _file is never => false;

export const loadModule: typeof node.loadModule = async file => {
  throw new Error(`${file} is a file, which a page cannot read`);
};
