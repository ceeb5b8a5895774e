/** The names in a template: `'file' | 'why'` of `Failed to read {file}: {why}.` */
export type NamesIn<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

/** What stands in the places of a template, by name. */
export type Values = Readonly<Record<string, string | number>>;

const place = /\{(\w+)\}/g;

/** Puts values in the places of a template: `{file}` becomes the value of `file`. */
export function fill(template: string, values: Values): string {
  return template.replace(place, (whole, name: string) => String(values[name] ?? whole));
}

/** How much of a template is fixed, in characters: the more, the better a text that fits is known by it. */
export function fixedLength(template: string): number {
  return template.replace(place, '').length;
}

/** Returns a function that reads the values back from a text made of the template; undefined where it does not fit. */
export function reader(template: string): (text: string) => Record<string, string> | undefined {
  const names = [...template.matchAll(place)].map(([, name = '']) => name);
  const fixed = template.split(/\{\w+\}/).map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`^${fixed.join('([^]*?)')}$`);
  return text => {
    const found = pattern.exec(text);
    return found ? Object.fromEntries(names.map((name, at) => [name, found[at + 1] ?? ''])) : undefined;
  };
}
