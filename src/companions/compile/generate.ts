import { readDocument } from '../../spec/compile/document.ts';
import { type GeneratedFile, generateContract } from '../../spec/compile/generate.ts';
import { bundle } from './bundle.ts';

/** Everything that is generated from companions.yaml, in memory. @throws Error with the reason when it cannot be compiled */
export async function generateCompanionFiles(
  companionsText: string,
  apiText: string,
): Promise<GeneratedFile[]> {
  const root = bundle(readDocument(companionsText).root, readDocument(apiText).root);
  return generateContract(root, { source: 'src/companions/companions.yaml', spec: '../../spec' });
}
