import type { Shape } from './compiled.ts';
import type { Issue } from './issues.ts';
import { mergeShapes } from './merged-shape.ts';

/**
 * Fields that the contract does not declare, everywhere in a value and in the JSON text it holds. Objects are open, so
 * such a field breaks nothing; it is news about the server (source `server`, so the check reports drift).
 */
export function undeclaredFields(
  value: unknown,
  parts: readonly Shape[],
  shapes: Readonly<Record<string, Shape>>,
  schemaPath: string,
  pointer = '',
): Issue[] {
  const shape = mergeShapes(parts, shapes);
  const inside = (part: unknown, of: readonly Shape[], at: string) =>
    undeclaredFields(part, of, shapes, schemaPath, at);
  if (Array.isArray(value)) {
    if (shape.items.length === 0) return [];
    return value.flatMap((item, index) => inside(item, shape.items, `${pointer}/${index}`));
  }
  if (typeof value === 'string') {
    if (shape.content.length === 0) return [];
    try {
      return inside(JSON.parse(value), shape.content, `${pointer}#`);
    } catch {
      return []; // Text that is no JSON is reported by the contentSchema rule.
    }
  }
  // An object of which nothing is declared is meant to hold anything.
  if (typeof value !== 'object' || value === null || shape.properties.size === 0) return [];
  return Object.entries(value).flatMap(([name, field]) => {
    const at = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const declared = shape.properties.get(name);
    const isText = declared?.every(
      ({ contentWhen: when }) => !when || Reflect.get(value, when.field) === when.is,
    );
    if (declared) return isText ? inside(field, declared, at) : [];
    return [{ pointer: at, rule: 'undeclared', message: 'is not declared', source: 'server', schemaPath }];
  });
}
