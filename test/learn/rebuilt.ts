import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readDocument } from '../../src/spec/compile/document.ts';
import { generateContract } from '../../src/spec/compile/generate.ts';
import type { CompiledContract } from '../../src/spec/compiled.ts';
import { type Contract, contractOf } from '../../src/spec/contract.ts';
import type { JsonOperationId, OperationId } from '../../src/spec/operation.ts';
import type { Validate } from '../../src/spec/rules.ts';
import { temporaryFolder } from '../cli/harness.ts';

const spec = join(import.meta.dirname, '../../src/spec');

/** The contract that `npm run build` makes of a text. @throws Error where it does not build */
export async function rebuilt(text: string): Promise<Contract> {
  const folder = temporaryFolder();
  const { root } = readDocument(text);
  for (const { name, text: module } of await generateContract(root, { source: 'openapi.yaml', spec }))
    writeFileSync(join(folder, name), module);
  const load = (name: string) => import(/* @vite-ignore */ pathToFileURL(join(folder, name)).href);
  const { compiled }: { compiled: CompiledContract<OperationId> } = await load('contract.gen.ts');
  const {
    answers,
    schemas,
  }: Record<'answers' | 'schemas', Record<string, Validate>> = await load('validators.gen.ts');
  return contractOf<OperationId, JsonOperationId>(compiled, answers, schemas);
}
