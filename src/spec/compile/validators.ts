import { Ajv2020 } from 'ajv/dist/2020.js';
import { _Code } from 'ajv/dist/compile/codegen/code.js';
import type { SchemaEnv } from 'ajv/dist/compile/index.js';
import standalone from 'ajv/dist/standalone/index.js';
import { build, transform } from 'esbuild';
import { formats } from '../rules.ts';
import { rawAnswers } from './answers.ts';
import { below, isNode, partAt, type SpecNode } from './document.ts';
import { keywordDefinitions, plainAnnotations, rulesName } from './keywords.ts';
import { rowPlaces } from './rows.ts';
import { SchemaFunctions } from './schema-functions.ts';

// Replaced by our own, or at odds with schemas whose parts are compiled one by one.
const removed = [
  '$ref',
  'anyOf',
  'oneOf',
  'contentSchema',
  'unevaluatedProperties',
  'unevaluatedItems',
  '$dynamicRef',
  '$recursiveRef',
];

/** An ajv that knows our annotations and formats, and the functions it compiles openapi.yaml to. */
export function createAjv(root: SpecNode): { ajv: Ajv2020; functions: SchemaFunctions } {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictTypes: false,
    strictTuples: false,
    allowUnionTypes: true,
    inlineRefs: false,
    passContext: true,
    validateSchema: false,
    addUsedSchema: false,
    logger: false,
    code: { source: true, esm: true, lines: true, formats: new _Code(`${rulesName}.formats`) },
  });
  // Objects are open everywhere, and no schema refers dynamically: code for either would be dead weight.
  Object.assign(ajv.opts, { unevaluated: false, dynamicRef: false });
  for (const keyword of removed) ajv.removeKeyword(keyword);
  ajv.addVocabulary([...plainAnnotations, 'example']);
  for (const [name, format] of Object.entries(formats)) ajv.addFormat(name, format);
  const rows = new Map([...rowPlaces(root)].map((place, number) => [place, number]));
  const functions = new SchemaFunctions(ajv, root);
  for (const definition of keywordDefinitions(() => functions, rows)) ajv.addKeyword(definition);
  return { ajv, functions };
}

/**
 * Text of validators.gen.ts: the success of each JSON operation, and each component, as a function.
 * @param rules the way to src/spec/rules.ts
 */
export async function compileValidators(root: SpecNode, rules = '../rules.ts'): Promise<string> {
  const { ajv, functions } = createAjv(root);
  const components = partAt(root, '#/components/schemas');
  // One export per compiled part: many operations share the success without data.
  const exported = new Map<SchemaEnv, string>();
  const table = (targets: [string, string][]) =>
    targets.map(([name, pointer]) => {
      const env = functions.at(pointer);
      const key = exported.get(env) ?? `part${exported.size}`;
      exported.set(env, key);
      ajv.schemas[key] = env;
      return `  ${JSON.stringify(name)}: ${key},`;
    });
  const answers = table(rawAnswers(root).map(({ id, success }) => [id, success]));
  const schemas = table(
    Object.keys(isNode(components) ? components : {}).map(name => [
      name,
      below('#', 'components', 'schemas', name),
    ]),
  );
  const parts = Object.fromEntries([...exported.values()].map(key => [key, key]));
  const entry = [
    `import * as ${rulesName} from '${rules}';`,
    standalone.default(ajv, parts).replace('"use strict";', '').replaceAll('export const ', 'const '),
    `export const answers = {\n${answers.join('\n')}\n};`,
    `export const schemas = {\n${schemas.join('\n')}\n};`,
  ].join('\n');
  return bundle(entry, rules);
}

// Some keywords of ajv emit require() even as ESM; bundling leaves nothing to load but src/spec/rules.ts.
async function bundle(entry: string, rules: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: import.meta.dirname, loader: 'js' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['main'],
    target: 'node20',
    external: [rules],
    logLevel: 'silent',
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error('Failed to bundle the validators: esbuild gave no output.');
  const { code } = await transform(file.text, { minifySyntax: true, target: 'node20' });
  return code;
}
