import { isBilingual } from '../../base/bilingual.ts';
import { below, isNode, keysOf, type SpecNode } from '../compile/document.ts';
import { rawOperations } from '../compile/operations.ts';
import type { LintProblem } from './problem.ts';

/** Checks that what people read of the contract is there in Chinese: names, descriptions, and why an operation refuses. */
export function checkChinese(root: SpecNode): LintProblem[] {
  return [...unnamed(root), ...undescribed(root, '#'), ...unexplained(root)];
}

/** The operations whose summary does not end with their Chinese name in brackets. */
function unnamed(root: SpecNode): LintProblem[] {
  return rawOperations(root)
    .filter(({ node }) => typeof node.summary === 'string' && !isBilingual(node.summary))
    .map(({ pointer }) => ({
      pointer: below(pointer, 'summary'),
      message: 'the summary must end with its Chinese in brackets: Log out (退出登录)',
    }));
}

/** The descriptions of tags, operations, parameters and schemas that have no `x-zh` beside them. */
function* undescribed(part: unknown, pointer: string): Generator<LintProblem> {
  if (Array.isArray(part)) {
    for (const [index, item] of part.entries()) yield* undescribed(item, below(pointer, index));
    return;
  }
  if (!isNode(part)) return;
  if (typeof part.description === 'string' && part['x-zh'] === undefined && isShown(part, pointer))
    yield { pointer, message: 'the description must have its Chinese beside it: x-zh' };
  for (const [key, value] of Object.entries(part)) {
    if (key.startsWith('x-') || key === 'example' || key === 'examples') continue;
    yield* undescribed(value, below(pointer, key));
  }
}

/** Whether a description is one that the console shows: not that of the document, a server, a response or its headers. */
function isShown(node: SpecNode, pointer: string): boolean {
  const keys = keysOf(pointer);
  if (keys.at(-1) === 'properties') return false;
  if (keys[0] === 'tags' || node.operationId !== undefined || keys.includes('schema')) return true;
  return keys.at(-2) === 'parameters' || (keys[0] === 'components' && keys[1] === 'schemas');
}

/** The names of result codes that `x-reasons` does not explain, and what it explains without need. */
function unexplained(root: SpecNode): LintProblem[] {
  const reasons = isNode(root['x-reasons']) ? root['x-reasons'] : {};
  const used = new Set<string>();
  const problems = rawOperations(root).flatMap(({ node, pointer }): LintProblem[] => {
    const cases = Object.keys(isNode(node['x-result-codes']) ? node['x-result-codes'] : {});
    for (const name of cases) used.add(name);
    return cases
      .filter(name => !Object.hasOwn(reasons, name))
      .map(name => ({
        pointer: below(pointer, 'x-result-codes', name),
        message: `${name} must be explained in x-reasons, in both languages`,
      }));
  });
  const unused = Object.keys(reasons).filter(name => !used.has(name));
  return [
    ...problems,
    ...unused.map(name => ({
      pointer: below('#', 'x-reasons', name),
      message: `no operation has the reason ${name}`,
    })),
  ];
}
