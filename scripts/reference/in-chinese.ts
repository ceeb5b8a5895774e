import { textIn } from '../../src/base/bilingual.ts';
import { isNode, type SpecNode } from '../../src/spec/compile/document.ts';

/** A copy of the contract with every description and summary in Chinese, so that whatever reads it is in Chinese. */
export function inChinese(root: SpecNode): SpecNode {
  return Object.fromEntries(Object.entries(translated(root)).map(([name, part]) => [name, changed(part)]));
}

function changed(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(changed);
  return isNode(part) ? inChinese(part) : part;
}

function translated(node: SpecNode): SpecNode {
  const { summary, 'x-zh': description } = node;
  return {
    ...node,
    ...(typeof summary === 'string' && { summary: textIn('zh', summary) }),
    ...(typeof description === 'string' && { description }),
  };
}
