import type { Shape } from '../../spec/compiled.ts';
import type { OperationId } from '../../spec/contract.ts';
import { compiled } from '../../spec/generated/contract.gen.ts';
import type { Source } from '../../spec/operation.ts';

/** What a successful answer of an operation may hold, as pointers with stars for row numbers. */
export interface Declared {
  /** With the source of the property: only what the document names is promised. */
  readonly properties: ReadonlyMap<string, Source>;
  /** Lists of objects directly in `data`; those inside rows may well stay empty. */
  readonly lists: ReadonlySet<string>;
}

/** Lists that are empty by their own rule (document 1.7). */
const alwaysEmpty = new Set(['addRoom /data/members', 'addRoom /data/notices']);
const deepest = 12;

/** Walks the compiled contract for everything an operation's success declares. */
export function declaredBy(id: OperationId): Declared {
  const properties = new Map<string, Source>();
  const lists = new Set<string>();
  const root = compiled.answers[id]?.shape;
  const walk = (shape: Shape, pointer: string, component: string | undefined, depth: number): void => {
    if (depth > deepest) return;
    for (const [name, property] of Object.entries(shape.properties ?? {})) {
      const at = `${pointer}/${name}`;
      const source = sourceIn(component, name);
      if (properties.get(at) !== 'document') properties.set(at, source);
      walk(property, at, component, depth + 1);
    }
    if (shape.items) {
      if (hasProperties(shape.items) && !pointer.includes('*') && !alwaysEmpty.has(`${id} ${pointer}`))
        lists.add(pointer);
      walk(shape.items, `${pointer}/*`, component, depth + 1);
    }
    if (shape.content) walk(shape.content, `${pointer}#`, component, depth + 1);
    for (const name of shape.refs ?? []) {
      const target = compiled.shapes[name];
      if (target) walk(target, pointer, name, depth + 1);
    }
  };
  if (root) walk(root, '', undefined, 0);
  return { properties, lists };
}

function hasProperties({ properties, refs = [] }: Shape): boolean {
  return properties !== undefined || refs.some(name => compiled.shapes[name] !== undefined);
}

function sourceIn(component: string | undefined, name: string): Source {
  if (component === undefined) return 'document';
  const root = `#/components/schemas/${component}`;
  const own = Object.entries(compiled.sources).find(
    ([pointer]) =>
      pointer.startsWith(root) &&
      pointer.endsWith(`/properties/${name}`) &&
      /^(?:\/allOf\/\d+)?\/properties\/[^/]+$/.test(pointer.slice(root.length)),
  );
  return own?.[1] ?? compiled.sources[root] ?? 'document';
}
