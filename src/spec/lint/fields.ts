import { didYouMean } from '../../base/nearest.ts';
import { rawAnswer, rawAnswers } from '../compile/answers.ts';
import { below, componentName, isNode, keysOf, partAt, type SpecNode } from '../compile/document.ts';
import { rawOperations } from '../compile/operations.ts';
import { schemaRoots } from '../compile/rows.ts';
import { compileShape, componentShapes } from '../compile/shapes.ts';
import { allParts, type Part } from '../compile/walk.ts';
import { mergeShapes } from '../merged-shape.ts';
import { parameterPlaces } from './parameters.ts';
import type { LintProblem } from './problem.ts';

type Names = ReadonlySet<string>;

/** A name that an annotation uses, and the names it can mean. */
interface Use {
  readonly pointer: string;
  readonly what: string;
  readonly name: unknown;
  readonly candidates: Names;
}

/** Checks that the fields and parameters which annotations name are declared. Needs well-formed annotations. */
export function checkNames(root: SpecNode): LintProblem[] {
  const fields = fieldsAt(root);
  const parameters = parametersByPlace(root);
  const uses = schemaRoots(root, rawAnswers(root)).flatMap(({ pointer: top, schema }) =>
    [...allParts(schema, top)].flatMap(part => [
      ...usesIn(part, fields, parameters.get(top) ?? new Set()),
      ...usesInText(part, top, root, fields),
    ]),
  );
  return uses.flatMap(({ pointer, what, name: raw, candidates }) => {
    const name = String(raw).replace(/^-/, '').split('.')[0] ?? '';
    if (candidates.has(name)) return [];
    return [{ pointer, message: `${what} ${name} is not declared.${didYouMean(name, candidates)}` }];
  });
}

function usesIn({ pointer, schema }: Part, fields: (pointer: string) => Names, parameters: Names): Use[] {
  const uses: Use[] = [];
  const use = (keyword: string, what: string, names: readonly unknown[], candidates: Names) => {
    for (const name of names) {
      uses.push({ pointer: below(pointer, keyword), what: `${keyword}: ${what}`, name, candidates });
    }
  };
  for (const keyword of ['x-sorted-by', 'x-unique-by']) {
    const rule = schema[keyword];
    if (isNode(rule)) use(keyword, 'field', rule.by as unknown[], fields(below(pointer, 'items')));
  }
  const page = schema['x-page'];
  if (isNode(page)) {
    const own = fields(pointer);
    use('x-page', 'field', [page.rows, 'total', 'pageCount'], own);
    if (typeof page.perPage === 'string') {
      use('x-page', 'field or parameter', [page.perPage], new Set([...own, ...parameters]));
    }
  }
  const echo = schema['x-echo'];
  if (isNode(echo)) use('x-echo', 'parameter', [echo.parameter], parameters);
  return uses;
}

// Fields that JSON text in a property of this schema has to agree with are fields of the whole row around it.
function usesInText(
  { pointer, schema }: Part,
  top: string,
  root: SpecNode,
  fields: (pointer: string) => Names,
): Use[] {
  const properties = Object.entries(isNode(schema.properties) ? schema.properties : {});
  const texts = properties.filter(([, property]) => isNode(property) && isNode(property.contentSchema));
  return texts.flatMap(([name]) => {
    const row = fields(componentName(top) === undefined ? pointer : top);
    const places = reachable(root, below(pointer, 'properties', name, 'contentSchema'));
    return [...places].flatMap(place =>
      [...partsInPlace(root, place)].flatMap(part => {
        const rule = part.schema['x-agrees-with'];
        if (!isNode(rule)) return [];
        const at = below(part.pointer, 'x-agrees-with');
        return [{ pointer: at, what: 'x-agrees-with: field', name: rule.field, candidates: row }];
      }),
    );
  });
}

function fieldsAt(root: SpecNode): (pointer: string) => Names {
  const shapes = componentShapes(root, new Set());
  return pointer => {
    const shape = compileShape(partAt(root, pointer), pointer, new Set());
    return new Set(mergeShapes([shape], shapes).properties.keys());
  };
}

// A component may be part of several answers: what it echoes has to be a parameter of one of their operations.
function parametersByPlace(root: SpecNode): Map<string, Set<string>> {
  const byPlace = new Map<string, Set<string>>();
  for (const operation of rawOperations(root)) {
    const answer = rawAnswer(root, operation);
    if (!answer) continue;
    const parameters = parameterPlaces(root, operation);
    for (const place of reachable(root, answer.success)) {
      byPlace.set(place, new Set([...(byPlace.get(place) ?? []), ...parameters.map(({ name }) => name)]));
    }
  }
  return byPlace;
}

/** A schema and every component it refers to, as pointers. */
function reachable(root: SpecNode, pointer: string, found = new Set<string>()): Set<string> {
  if (found.has(pointer)) return found;
  found.add(pointer);
  for (const { schema } of partsInPlace(root, pointer)) {
    const name = componentName(schema.$ref);
    if (name !== undefined) reachable(root, below('#', 'components', 'schemas', name), found);
  }
  return found;
}

/** The parts of a schema without those of JSON text, which belongs to another row. */
function* partsInPlace(root: SpecNode, pointer: string): Generator<Part> {
  const schema = partAt(root, pointer);
  if (!isNode(schema)) return;
  for (const part of allParts(schema, pointer)) {
    if (!keysOf(part.pointer.slice(pointer.length)).includes('contentSchema')) yield part;
  }
}
