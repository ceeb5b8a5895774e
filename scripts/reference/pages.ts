import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDocument } from '../../src/spec/compile/document.ts';
import { compileOperations, rawOperations } from '../../src/spec/compile/operations.ts';
import { contractPage } from './contract.ts';
import { errataBySection } from './errata.ts';
import { operationsPage } from './operations.ts';
import { resultCodesPage } from './result-codes.ts';

/** The pages of `docs` that follow from the contract, by file name. */
export function referencePages(project: string): Readonly<Record<string, string>> {
  const { root } = readDocument(readFileSync(join(project, 'openapi.yaml'), 'utf8'));
  const operations = compileOperations(root);
  const descriptions = new Map(
    rawOperations(root).map(({ id, node }): [string, string] => [id, String(node.description ?? '')]),
  );
  const described = operations.map(operation => {
    return { operation, description: descriptions.get(operation.id) ?? '' };
  });
  const errata = errataBySection(readFileSync(join(project, 'docs', 'document-errata.md'), 'utf8'));
  return {
    'contract.md': contractPage(root),
    'operations.md': operationsPage(described, errata),
    'result-codes.md': resultCodesPage(operations),
  };
}
