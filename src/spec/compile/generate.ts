import openapiTypescript, { astToString, NEVER } from 'openapi-typescript';
import { compileContract, contractModule } from './contract.ts';
import { isForbidden, readDocument, type SpecNode } from './document.ts';
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
  return [
    ...(await generateContract(root, { source: 'openapi.yaml', spec: '..' })),
    { name: 'secrets.gen.ts', text: secretsModule(root), committed: true },
    { name: 'fields.gen.ts', text: fieldsModule(root), committed: false },
  ];
}

/** Where generated modules come from, and where they find what they import. */
export interface Origin {
  /** The file, as their first line names it. */
  readonly source: string;
  /** The way from their folder to src/spec. */
  readonly spec: string;
}

/**
 * What is generated from any contract: its types, its parameters, and what run time needs of it.
 * @throws Error with the reason when it cannot be compiled
 */
export async function generateContract(root: SpecNode, origin: Origin): Promise<GeneratedFile[]> {
  const contract = compileContract(root);
  // A copy: openapi-typescript may change what it is given.
  const types = astToString(
    await openapiTypescript(structuredClone(root) as never, {
      silent: true,
      transform: schema => (isForbidden(schema) ? NEVER : undefined),
    }),
  );
  const header = `// Made by scripts/generate.ts from ${origin.source}. Do not edit.\n`;
  return [
    { name: 'types.gen.ts', text: `${header}\n${types}`, committed: true },
    { name: 'parameters.gen.ts', text: header + parametersModule(contract.operations), committed: true },
    { name: 'contract.gen.ts', text: header + contractModule(contract, origin.spec), committed: false },
    {
      name: 'validators.gen.ts',
      text: `// @ts-nocheck\n${header}${await compileValidators(root, `${origin.spec}/rules.ts`)}`,
      committed: false,
    },
  ];
}
