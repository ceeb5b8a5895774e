import openapiTypescript, { astToString } from 'openapi-typescript';
import { compileContract, contractModule } from './contract.ts';
import { readDocument } from './document.ts';
import { fieldsModule } from './fields.ts';
import { parametersModule } from './parameter-types.ts';
import { secretsModule } from './secrets.ts';
import { compileValidators } from './validators.ts';

/** A file of src/spec/generated. */
export interface GeneratedFile {
  readonly name: string;
  readonly text: string;
  /** Whether it is kept in git, so that it can be stale. */
  readonly committed: boolean;
}

/** Everything that is generated from openapi.yaml, in memory. @throws Error with the reason when it cannot be compiled */
export async function generateFiles(specText: string): Promise<GeneratedFile[]> {
  const { root } = readDocument(specText);
  const contract = compileContract(root);
  // A copy: openapi-typescript may change what it is given.
  const types = astToString(await openapiTypescript(structuredClone(root) as never, { silent: true }));
  const header = '// Made by scripts/generate.ts from openapi.yaml. Do not edit.\n\n';
  return [
    { name: 'types.gen.ts', text: header + types, committed: true },
    { name: 'parameters.gen.ts', text: parametersModule(contract.operations), committed: true },
    { name: 'secrets.gen.ts', text: secretsModule(root), committed: true },
    { name: 'fields.gen.ts', text: fieldsModule(root), committed: false },
    { name: 'contract.gen.ts', text: contractModule(contract), committed: false },
    { name: 'validators.gen.ts', text: await compileValidators(root), committed: false },
  ];
}
