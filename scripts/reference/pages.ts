import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from '../../src/companions/compile/bundle.ts';
import { readErrata } from '../../src/console/text/errata.ts';
import { isNode, readDocument, type SpecNode } from '../../src/spec/compile/document.ts';
import { compileOperations } from '../../src/spec/compile/operations.ts';
import { type CompanionGroup, companionsPage, companionsPageZh } from './companions.ts';
import { contractPage } from './contract.ts';
import { describedOperations } from './described.ts';
import { operationsPage, operationsPageZh } from './operations.ts';
import { resultCodesPage, resultCodesPageZh } from './result-codes.ts';

/** The pages of `docs` that follow from the contract, by file name. */
export function referencePages(project: string): Readonly<Record<string, string>> {
  const { root } = readDocument(readFileSync(join(project, 'openapi.yaml'), 'utf8'));
  const operations = compileOperations(root);
  const errata = readErrata(readFileSync(join(project, 'docs', 'document-errata.md'), 'utf8'));
  const companions = companionGroups(project, root);
  return {
    'companions.md': companionsPage(companions),
    'zh/companions.md': companionsPageZh(companions),
    'contract.md': contractPage(root),
    'operations.md': operationsPage(describedOperations(root, 'en'), errata),
    'zh/operations.md': operationsPageZh(describedOperations(root, 'zh'), errata),
    'result-codes.md': resultCodesPage(operations),
    'zh/result-codes.md': resultCodesPageZh(operations),
  };
}

/** The calls of companions.yaml, under its tags. */
function companionGroups(project: string, api: SpecNode): CompanionGroup[] {
  const file = join(project, 'src', 'companions', 'companions.yaml');
  const root = bundle(readDocument(readFileSync(file, 'utf8')).root, api);
  const operations = compileOperations(root);
  const tags = Array.isArray(root.tags) ? root.tags.filter(isNode) : [];
  return tags.map(({ name, description, 'x-zh': chinese }) => ({
    description: { en: String(description), zh: String(chinese) },
    operations: operations.filter(({ tag }) => tag === name),
  }));
}
