import { useEffect, useState } from 'preact/hooks';

/** The pages by the first part of their address, in the order of the navigation; the first is where the console opens. */
export const pageIds = ['traffic', 'state', 'users', 'chat', 'faults', 'contract'] as const;
export type PageId = (typeof pageIds)[number];

/** A place in the console: a page, and the parts of the address after it. */
export interface PagePlace {
  readonly page: PageId;
  readonly path: readonly string[];
}

/** The place that the address names. */
export function usePlace(): PagePlace {
  const [place, setPlace] = useState(() => placeOfHash(location.hash));
  useEffect(() => {
    const follow = () => setPlace(placeOfHash(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return place;
}

/** The address of a page and of something on it. */
export function hashOf(page: PageId, ...path: readonly string[]): string {
  return `#/${[page, ...path].map(encodeURIComponent).join('/')}`;
}

/** Goes to a page and to something on it. */
export function go(page: PageId, ...path: readonly string[]): void {
  location.hash = hashOf(page, ...path);
}

/** The place that a hash names; the first page where it names none. */
export function placeOfHash(hash: string): PagePlace {
  const [first, ...path] = hash.replace(/^#\/?/, '').split('/').map(decoded);
  return { page: pageIds.find(id => id === first) ?? pageIds[0], path };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
