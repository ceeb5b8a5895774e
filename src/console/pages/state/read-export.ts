import type { Schemas } from '../../../control-api/operations.ts';

type Collections = Schemas['Collections'];

/**
 * The collections in an exported file, or in one that holds nothing but them.
 * @throws Error when the file is none
 */
export function readExport(text: string): Collections {
  const whole: { collections?: Collections } | Collections = JSON.parse(text);
  const rows: unknown = whole !== null && 'collections' in whole ? whole.collections : whole;
  if (!isRows(rows))
    throw new Error('Failed to import: the file holds no collections. Export a world to see the format.');
  return rows;
}

function isRows(value: unknown): value is Collections {
  return typeof value === 'object' && value !== null && Object.values(value).every(Array.isArray);
}
