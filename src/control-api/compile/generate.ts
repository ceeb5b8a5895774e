import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import openapiTypescript, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import { parse } from 'yaml';
import type { GeneratedFile } from '../../spec/compile/generate.ts';
import type { ControlDocument } from '../document.ts';

const header = '// Made by scripts/generate.ts from src/control-api/openapi.yaml. Do not edit.\n\n';

/** Generates everything that is made from the control API's document, in memory. */
export async function generateControlFiles(text: string): Promise<GeneratedFile[]> {
  const document: ControlDocument = parse(text);
  return [
    { name: 'types.gen.ts', text: header + (await controlTypes(document)), committed: true },
    { name: 'routes.gen.ts', text: header + routesOf(document), committed: true },
    { name: 'document.gen.ts', text: header + moduleOf(document), committed: false },
    { name: 'validators.gen.ts', text: await validatorsOf(document), committed: false },
  ];
}

/** The types of a document: paths, components and operations. */
export async function controlTypes(document: ControlDocument): Promise<string> {
  // A copy: openapi-typescript may change what it is given.
  const nodes = await openapiTypescript(structuredClone(document) as never, {
    silent: true,
    immutable: true,
    // Whoever sends a body may leave out what has a default.
    defaultNonNullable: false,
    // A schema that says no more than `object` is any object to the compiler, too.
    transform: schema =>
      'type' in schema &&
      schema.type === 'object' &&
      !('properties' in schema) &&
      !('additionalProperties' in schema)
        ? ts.factory.createKeywordTypeNode(ts.SyntaxKind.ObjectKeyword)
        : undefined,
  });
  return astToString(nodes);
}

/** The method and path of each operation, which is all that the client has to know of the document at run time. */
function routesOf({ paths }: ControlDocument): string {
  const lines = Object.entries(paths).flatMap(([path, { parameters: _shared, ...methods }]) =>
    Object.entries(methods).map(
      ([method, { operationId }]) => `  ${operationId}: ['${method.toUpperCase()}', '${path}'],`,
    ),
  );
  return [
    '/** Method and path of each operation of the control API. */',
    `export const routes = {\n${lines.join('\n')}\n} as const;`,
    '',
  ].join('\n');
}

/** JSON text, because an engine reads that several times faster than an object literal. */
function moduleOf(document: ControlDocument): string {
  return [
    "import type { ControlDocument } from '../document.ts';",
    '',
    `export const controlDocument: ControlDocument = JSON.parse(${JSON.stringify(JSON.stringify(document))});`,
    '',
  ].join('\n');
}

/** A function for the body of each operation that takes one, and for the components that rows are held against. */
async function validatorsOf(document: ControlDocument): Promise<string> {
  const ajv = new Ajv2020({
    strict: false,
    logger: false,
    inlineRefs: false,
    verbose: true,
    discriminator: true,
    code: { source: true, esm: true },
  });
  ajv.addSchema({ $id: 'control', ...document });
  const bodies = Object.entries(document.paths).flatMap(([path, { parameters: _shared, ...methods }]) =>
    Object.entries(methods).flatMap(([method, { operationId, requestBody }]) => {
      if (!requestBody) return [];
      const place = requestBody.$ref ?? `#/paths/${escaped(path)}/${method}/requestBody`;
      return [[operationId, `control${place}/content/application~1json/schema`] as const];
    }),
  );
  const rows = Object.keys(document.components.schemas)
    .filter(name => /(?<!^Keyed|^)(Row|Extras)$/.test(name))
    .map(name => [name, `control#/components/schemas/${name}`] as const);
  // One export for each schema: operations share some, and ajv would declare those twice.
  const places: string[] = [...new Set([...bodies, ...rows].map(([, place]) => place))];
  const exported = Object.fromEntries(places.map((place, index) => [`body${index}`, place]));
  const table = (name: string, entries: readonly (readonly [string, string])[]) =>
    `export const ${name} = { ${entries.map(([id, place]) => `${id}: body${places.indexOf(place)}`).join(', ')} };`;
  const entry = [
    standalone.default(ajv, exported).replace('"use strict";', '').replaceAll('export const ', 'const '),
    table('bodies', bodies),
    table('rows', rows),
  ].join('\n');
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: import.meta.dirname, loader: 'js' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['main'],
    target: 'node20',
    logLevel: 'silent',
  });
  return `// @ts-nocheck\n${header}${outputFiles[0]?.text ?? ''}`;
}

function escaped(path: string): string {
  return encodeURIComponent(path.replaceAll('~', '~0').replaceAll('/', '~1'));
}
