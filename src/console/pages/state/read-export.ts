import type { Rows } from '../../api/shapes.ts';

/**
 * The collections in an exported file, or in one that holds nothing but them.
 * @throws Error when the file is none
 */
export function readExport(text: string): Rows {
  const whole: { collections?: Rows } | Rows = JSON.parse(text);
  const rows: unknown = whole !== null && 'collections' in whole ? whole.collections : whole;
  if (!isRows(rows))
    throw new Error('Failed to import: the file holds no collections. Export one to see the shape.');
  return rows;
}

function isRows(value: unknown): value is Rows {
  return typeof value === 'object' && value !== null && Object.values(value).every(Array.isArray);
}
