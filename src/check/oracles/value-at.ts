import { parsedJson } from '../../base/json.ts';

/** The value at a pointer of an answer; behind a `#` it goes on inside JSON text. */
export function valueAt(value: unknown, pointer: string): unknown {
  let here = value;
  const [outer = '', ...inner] = pointer.split('#');
  for (const step of outer.split('/').slice(1)) {
    here = (here as Record<string, unknown> | null | undefined)?.[
      step.replaceAll('~1', '/').replaceAll('~0', '~')
    ];
  }
  if (inner.length === 0 || typeof here !== 'string') return here;
  const parsed = parsedJson(here);
  return parsed === undefined ? here : valueAt(parsed, inner.join('#'));
}
