/** Rows and fields beside the place that are kept. */
const neighbours = 12;
const longest = 400;
/** What the line of the place ends in. */
export const foldMark = '   ⟵';

/**
 * An answer as indented text, folded to the way to a place: what lies beside it is shown where it is plain, and counted
 * where it is not. The line of the place, or of what should hold it, ends in an arrow.
 * @param pointer JSON pointer with the numbers of rows, or stars for the first
 */
export function folded(json: unknown, pointer: string): string {
  const [outside = ''] = pointer.split('#');
  const path = outside.split('/').slice(1);
  return lines(json, path, '').join('\n');
}

function lines(value: unknown, path: readonly string[], indent: string): string[] {
  const [step, ...rest] = path;
  if (typeof value !== 'object' || value === null)
    return [`${leaf(value)}${step === undefined ? foldMark : ''}`];
  const isList = Array.isArray(value);
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  const entries = Object.entries(value);
  const wanted = step === '*' ? '0' : step;
  const found = entries.findIndex(([name]) => name === wanted);
  const start = isList && found > 0 ? found : 0;
  const shown = isList ? entries.slice(start, start + (step === undefined ? 3 : 1)) : kept(entries, found);
  const inner = `${indent}  `;
  const body = shown.flatMap(([name, part]) => {
    const label = isList ? '' : `${JSON.stringify(name)}: `;
    const [head = '', ...tail] = name === wanted ? lines(part, rest, inner) : [brief(part)];
    return [`${inner}${label}${head}`, ...tail];
  });
  if (start > 0) body.unshift(`${inner}… ${start} before`);
  const left = entries.length - start - shown.length;
  if (left > 0) body.push(`${inner}… ${left} more`);
  const isPlace = step === undefined || found < 0;
  return [`${open}${isPlace ? foldMark : ''}`, ...body, `${indent}${close}`];
}

/** The fields around the one that is wanted. */
function kept(entries: readonly [string, unknown][], found: number): readonly [string, unknown][] {
  const start = found < neighbours ? 0 : found - neighbours / 2;
  return entries.slice(start, start + neighbours);
}

function brief(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[… ${value.length}]`;
  if (typeof value === 'object' && value !== null) return '{…}';
  return leaf(value);
}

function leaf(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
