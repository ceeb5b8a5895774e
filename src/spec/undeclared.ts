import type { Shape } from './compiled.ts';
import type { Issue } from './issues.ts';
import { type MergedShape, mergeShapes } from './merged-shape.ts';

/** Rows in which nothing undeclared was found, by what describes them. */
export type DeclaredRows = WeakMap<object, readonly Shape[]>;

/** Where something stands in an answer; a pointer is put together only where there is something to tell. */
interface Place {
  readonly above: Place | undefined;
  readonly step: string;
}

/** What a look through a value needs everywhere. */
interface Look {
  readonly tell: (place: Place | undefined) => void;
  readonly known: DeclaredRows | undefined;
}

/**
 * Finds the fields that a contract does not declare, everywhere in a value and in the JSON text it holds. Objects are
 * open, so such a field breaks nothing; it is news about the server (source `server`, so the check reports drift).
 */
export class UndeclaredFields {
  readonly #shapes: Readonly<Record<string, Shape>>;
  /** Merged once: every answer asks for the same few. */
  readonly #merged = new WeakMap<readonly Shape[], MergedShape>();

  constructor(shapes: Readonly<Record<string, Shape>>) {
    this.#shapes = shapes;
  }

  /**
   * @param parts what describes the value; the same array for the same place makes it quick
   * @param schemaPath where the contract declares the value
   * @param known rows that need not be looked at; what is found good is added
   */
  in(value: unknown, parts: readonly Shape[], schemaPath: string, known?: DeclaredRows): Issue[] {
    const found: Issue[] = [];
    const tell = (place: Place | undefined) => {
      const pointer = pointerOf(place);
      found.push({ pointer, rule: 'undeclared', message: 'is not declared', source: 'server', schemaPath });
    };
    this.#look(value, parts, undefined, { tell, known });
    return found;
  }

  /** Tells what is not declared, and gives whether all is. */
  #look(value: unknown, parts: readonly Shape[], at: Place | undefined, look: Look): boolean {
    if (typeof value === 'string') return this.#text(value, parts, at, look);
    if (typeof value !== 'object' || value === null) return true;
    return Array.isArray(value) ? this.#list(value, parts, at, look) : this.#object(value, parts, at, look);
  }

  #text(text: string, parts: readonly Shape[], at: Place | undefined, look: Look): boolean {
    const { content } = this.#shapeOf(parts);
    if (content.length === 0) return true;
    try {
      return this.#look(JSON.parse(text), content, { above: at, step: '#' }, look);
    } catch {
      return true; // Text that is no JSON is reported by the contentSchema rule.
    }
  }

  #list(list: readonly unknown[], parts: readonly Shape[], at: Place | undefined, look: Look): boolean {
    const { items } = this.#shapeOf(parts);
    if (items.length === 0) return true;
    let isDeclared = true;
    for (const [index, item] of list.entries()) {
      const isRow = typeof item === 'object' && item !== null;
      if (isRow && look.known?.get(item) === items) continue;
      if (!this.#look(item, items, { above: at, step: `/${index}` }, look)) isDeclared = false;
      else if (isRow) look.known?.set(item, items);
    }
    return isDeclared;
  }

  #object(value: object, parts: readonly Shape[], at: Place | undefined, look: Look): boolean {
    const { properties } = this.#shapeOf(parts);
    // An object of which nothing is declared is meant to hold anything.
    if (properties.size === 0) return true;
    let isDeclared = true;
    for (const [name, field] of Object.entries(value)) {
      const declared = properties.get(name);
      if (!declared) {
        look.tell({ above: at, step: stepOf(name) });
        isDeclared = false;
      } else if (
        isMeant(declared, value) &&
        !this.#look(field, declared, { above: at, step: stepOf(name) }, look)
      )
        isDeclared = false;
    }
    return isDeclared;
  }

  #shapeOf(parts: readonly Shape[]): MergedShape {
    const known = this.#merged.get(parts);
    if (known) return known;
    const merged = mergeShapes(parts, this.#shapes);
    this.#merged.set(parts, merged);
    return merged;
  }
}

/** Whether a field holds what its shape describes, which may hang on a field beside it. */
function isMeant(declared: readonly Shape[], holder: object): boolean {
  return declared.every(({ contentWhen: when }) => !when || Reflect.get(holder, when.field) === when.is);
}

function stepOf(name: string): string {
  return name.includes('~') || name.includes('/')
    ? `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
    : `/${name}`;
}

function pointerOf(place: Place | undefined): string {
  return place ? `${pointerOf(place.above)}${place.step}` : '';
}
