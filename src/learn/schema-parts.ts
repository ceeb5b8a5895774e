import { below, follow, isNode, NothingThere, partAt, type SpecNode } from '../spec/compile/document.ts';

/** A schema that a value has to fit, where it stands, without what it refers to. */
export interface SchemaPart {
  readonly pointer: string;
  readonly node: SpecNode;
}

/** The schemas of a contract, each looked up once. */
export class ContractSchemas {
  readonly #root: SpecNode;
  /** Parts of places where no value decides between alternatives. */
  readonly #fixed = new Map<string, readonly SchemaPart[]>();
  readonly #targets = new Map<string, SchemaPart | undefined>();
  readonly #fields = new WeakMap<SchemaPart, Map<string, string | undefined>>();

  constructor(root: SpecNode) {
    this.#root = root;
  }

  /**
   * All schemas that a value at a place has to fit: references followed, `allOf` taken apart, and of alternatives the one
   * that the value comes closest to.
   */
  of(pointer: string, value: unknown): readonly SchemaPart[] {
    return this.#fixed.get(pointer) ?? this.#look(pointer, value).parts;
  }

  /** The schemas of a field. */
  ofField(parts: readonly SchemaPart[], name: string, value: unknown): readonly SchemaPart[] {
    return parts.flatMap(part => {
      const at = this.#fieldOf(part, name);
      return at === undefined ? [] : this.of(at, value);
    });
  }

  /** Whether one of several schemas declares a field. */
  declares(parts: readonly SchemaPart[], name: string): boolean {
    return parts.some(part => this.#fieldOf(part, name) !== undefined);
  }

  /** The schemas of the rows of a list. */
  ofRow(parts: readonly SchemaPart[], value: unknown): readonly SchemaPart[] {
    return parts.flatMap(({ pointer, node }) =>
      node.items === undefined ? [] : this.of(`${pointer}/items`, value),
    );
  }

  #look(
    pointer: string,
    value: unknown,
  ): { readonly parts: readonly SchemaPart[]; readonly isFixed: boolean } {
    const known = this.#fixed.get(pointer);
    if (known) return { parts: known, isFixed: true };
    const at = this.#target(pointer);
    if (at === undefined) return { parts: [], isFixed: true };
    const { node } = at;
    const inside = (key: string) =>
      listAt(node[key]).map((_, index) => this.#look(below(at.pointer, key, index), value));
    const all = inside('allOf');
    const choices = [...inside('oneOf'), ...inside('anyOf')].map(({ parts }) => parts);
    const [closest = []] = choices.toSorted((one, other) => distance(one, value) - distance(other, value));
    const own = pointer === at.pointer ? [] : besides(this.#root, pointer);
    const parts = [at, ...own, ...all.flatMap(found => found.parts), ...closest];
    const isFixed = choices.length === 0 && all.every(found => found.isFixed);
    if (isFixed) this.#fixed.set(pointer, parts);
    return { parts, isFixed };
  }

  /** What a pointer leads to; the same object each time. */
  #target(pointer: string): SchemaPart | undefined {
    if (this.#targets.has(pointer)) return this.#targets.get(pointer);
    let found: SchemaPart | undefined;
    try {
      const target = follow(this.#root, pointer);
      found = (target.pointer === pointer ? undefined : this.#targets.get(target.pointer)) ?? target;
      this.#targets.set(target.pointer, found);
    } catch (error) {
      if (!(error instanceof NothingThere)) throw error;
    }
    this.#targets.set(pointer, found);
    return found;
  }

  #fieldOf(part: SchemaPart, name: string): string | undefined {
    let known = this.#fields.get(part);
    if (known === undefined) {
      known = new Map();
      this.#fields.set(part, known);
    }
    if (known.has(name)) return known.get(name);
    const { properties } = part.node;
    const isThere = isNode(properties) && Object.hasOwn(properties, name);
    const at = isThere ? below(part.pointer, 'properties', name) : undefined;
    known.set(name, at);
    return at;
  }
}

/** The keywords that stand beside a reference. */
function besides(root: SpecNode, pointer: string): SchemaPart[] {
  const found = partAt(root, pointer);
  if (!isNode(found) || Object.keys(found).every(key => key === '$ref' || key === 'description')) return [];
  return [{ pointer, node: found }];
}

/** Names that parts declare. */
function declaredNames(parts: readonly SchemaPart[]): Set<string> {
  return new Set(parts.flatMap(({ node }) => (isNode(node.properties) ? Object.keys(node.properties) : [])));
}

/** Names that a part wants. */
export function requiredNames({ node }: SchemaPart): string[] {
  return listAt(node.required).filter(name => typeof name === 'string');
}

/** How far a value is from a choice: fields that lack, fields too many, constants that differ. */
function distance(parts: readonly SchemaPart[], value: unknown): number {
  if (!isNode(value)) return parts.some(({ node }) => fits(node.type, value)) ? 0 : 1;
  const declared = declaredNames(parts);
  const lacking = parts.flatMap(requiredNames).filter(name => !(name in value)).length;
  const extra = Object.keys(value).filter(name => !declared.has(name)).length;
  const forbidden = parts.flatMap(({ node }) =>
    Object.entries(isNode(node.properties) ? node.properties : {}).filter(
      ([name, schema]) => name in value && isNode(schema) && isNode(schema.not),
    ),
  ).length;
  return lacking + extra + forbidden * 3;
}

/** Whether a value is of a type of JSON Schema; any is where none is said. */
export function fits(type: unknown, value: unknown): boolean {
  if (Array.isArray(type)) return type.some(one => fits(one, value));
  if (type === undefined) return true;
  const own = jsonTypeOf(value);
  return own === type || (own === 'integer' && type === 'number');
}

/** The type of a value in the words of JSON Schema. */
export function jsonTypeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

function listAt(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
