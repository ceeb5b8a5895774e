/**
 * Returns the path that the server's framework makes of one: letters decoded, what follows a semicolon left out of each
 * part, no empty part. `/config` gives base addresses with a slash at the end, so that naive joins begin with two.
 */
export function meantPath(path: string): string {
  try {
    const parts = path.split('/').map(part => decodeURIComponent(part.replace(/;.*$/s, '')));
    // An encoded slash is no separator; the server refuses it.
    if (parts.some(part => part.includes('/'))) return path;
    return `/${parts.filter(part => part !== '').join('/')}`;
  } catch {
    return path;
  }
}

/** Returns the contract warning for a path that is answered like another. */
export function pathWarning(path: string, meant: string): string {
  return `the path ${path.slice(0, 200)} is answered like ${meant}: the document has no such path`;
}
