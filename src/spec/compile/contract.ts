import type { Answer, CompiledContract } from '../compiled.ts';
import type { Source } from '../sources.ts';
import { rawAnswers } from './answers.ts';
import { below, follow, isNode, type SpecNode } from './document.ts';
import { compileOperations } from './operations.ts';
import { rowPlaces, schemaRoots } from './rows.ts';
import { compileShape, componentShapes } from './shapes.ts';
import { allParts } from './walk.ts';

/** What run time keeps of openapi.yaml. */
export function compileContract(root: SpecNode): CompiledContract {
  const info = isNode(root.info) ? root.info : {};
  const rows = rowPlaces(root);
  const answers: Record<string, Answer> = {};
  for (const { id, pointer, success, failures } of rawAnswers(root)) {
    const { pointer: place, node } = follow(root, success);
    const shape = compileShape(node, place, rows);
    answers[id] = { schemaPath: pointer, successPath: place, shape, failures };
  }
  return {
    info: { title: String(info.title ?? ''), version: String(info.version ?? '') },
    operations: compileOperations(root),
    answers,
    shapes: componentShapes(root, rows),
    sources: compileSources(root),
  };
}

/**
 * Text of contract.gen.ts. JSON text, because an engine reads that several times faster than an object literal.
 * @param spec the way to src/spec
 */
export function contractModule(contract: CompiledContract, spec: string): string {
  return [
    `import type { CompiledContract } from '${spec}/compiled.ts';`,
    "import type { operations } from './types.gen.ts';",
    '',
    `export const compiled: CompiledContract<keyof operations & string> = JSON.parse(${JSON.stringify(JSON.stringify(contract))});`,
    '',
  ].join('\n');
}

function compileSources(root: SpecNode): Record<string, Source> {
  const sources: Record<string, Source> = {};
  for (const { pointer: place, schema: top } of schemaRoots(root, rawAnswers(root))) {
    for (const { pointer, schema } of allParts(top, place)) {
      for (const [keyword, annotation] of Object.entries(schema)) {
        if (keyword === 'x-source') sources[pointer] = annotation as Source;
        else if (keyword.startsWith('x-') && isNode(annotation) && annotation.source !== undefined) {
          sources[below(pointer, keyword)] = annotation.source as Source;
        }
      }
    }
  }
  return sources;
}
