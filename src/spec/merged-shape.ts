import type { Shape } from './compiled.ts';

/** A shape with everything that its references say of the same value. */
export interface MergedShape {
  readonly double: boolean;
  readonly row: boolean;
  readonly properties: ReadonlyMap<string, readonly Shape[]>;
  readonly items: readonly Shape[];
  readonly content: readonly Shape[];
}

/** Merges shapes that describe the same value, references followed through `shapes`. */
export function mergeShapes(parts: readonly Shape[], shapes: Readonly<Record<string, Shape>>): MergedShape {
  const properties = new Map<string, Shape[]>();
  const items: Shape[] = [];
  const content: Shape[] = [];
  let double = false;
  let row = false;
  const followed = new Set<string>();
  const add = (shape: Shape) => {
    double ||= shape.double === true;
    row ||= shape.row === true;
    if (shape.items) items.push(shape.items);
    if (shape.content) content.push(shape.content);
    for (const [name, property] of Object.entries(shape.properties ?? {})) {
      const known = properties.get(name);
      if (known) known.push(property);
      else properties.set(name, [property]);
    }
    for (const name of shape.refs ?? []) {
      const target = shapes[name];
      if (target === undefined || followed.has(name)) continue;
      followed.add(name);
      add(target);
    }
  };
  for (const part of parts) add(part);
  return { double, row, properties, items, content };
}
