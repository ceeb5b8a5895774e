import type { Shape } from '../../spec/compiled.ts';
import type { OperationId } from '../../spec/contract.ts';
import { compiled } from '../../spec/generated/contract.gen.ts';
import type { Source } from '../../spec/sources.ts';

/** What a successful answer of an operation may hold, as pointers with stars for row numbers. */
export interface Declared {
  /** With the source of the property: only what the document names is promised. */
  readonly properties: ReadonlyMap<string, Source>;
  /** Lists of objects directly in `data`, with their source; those inside rows may well stay empty. */
  readonly lists: ReadonlyMap<string, Source>;
}

/** Lists that are empty by their own rule (document 1.7). */
const alwaysEmpty = new Set(['addRoom /data/members', 'addRoom /data/notices']);
const deepest = 12;

/** Walks the compiled contract for everything an operation's success declares. */
export function declaredBy(id: OperationId): Declared {
  const properties = new Map<string, Source>();
  const lists = new Map<string, Source>();
  const answer = compiled.answers[id];
  /** @param place where openapi.yaml describes the value, as `sourceAt` wants it */
  const walk = (shape: Shape, pointer: string, place: string, depth: number): void => {
    if (depth > deepest) return;
    for (const [name, property] of Object.entries(shape.properties ?? {})) {
      const at = `${pointer}/${name}`;
      const inside = `${place}/properties/${name}`;
      if (properties.get(at) !== 'document') properties.set(at, sourceAt(inside));
      walk(property, at, inside, depth + 1);
    }
    if (shape.items) {
      if (hasProperties(shape.items) && !pointer.includes('*') && !alwaysEmpty.has(`${id} ${pointer}`))
        lists.set(pointer, sourceAt(place));
      walk(shape.items, `${pointer}/*`, place, depth + 1);
    }
    if (shape.content) walk(shape.content, `${pointer}#`, place, depth + 1);
    for (const name of shape.refs ?? []) {
      const target = compiled.shapes[name];
      if (target) walk(target, pointer, `#/components/schemas/${name}`, depth + 1);
    }
  };
  if (answer) walk(answer.shape, '', plain(answer.successPath), 0);
  return { properties, lists };
}

function hasProperties({ properties, refs = [] }: Shape): boolean {
  return properties !== undefined || refs.some(name => compiled.shapes[name] !== undefined);
}

/** A pointer into openapi.yaml with nothing left but components and properties. */
function plain(pointer: string): string {
  return pointer.replace(/\/(?:(?:allOf|oneOf|anyOf)\/\d+|items|contentSchema)(?=\/|$)/g, '');
}

const sources = new Map(
  Object.entries(compiled.sources).map(([pointer, source]) => [plain(pointer), source]),
);

/** The nearest mark upwards counts. */
function sourceAt(place: string): Source {
  for (let pointer = place; pointer.includes('/'); pointer = pointer.slice(0, pointer.lastIndexOf('/'))) {
    const source = sources.get(pointer);
    if (source) return source;
  }
  return 'document';
}
