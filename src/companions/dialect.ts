/** Which shape answers have where newer apps expect another one than the document (live facts C). */
export type Dialect = 'document' | 'newer';

/** The documented paths that a companion answers in its newer shape. */
const newerPaths = ['/friends/page'];

/** Returns the paths that the API leaves to the companions. */
export function leftToCompanions(dialect: Dialect = 'document'): readonly string[] {
  return dialect === 'newer' ? newerPaths : [];
}

/** Returns the paths that the companions leave to the API. */
export function leftToApi(dialect: Dialect = 'document'): readonly string[] {
  return dialect === 'newer' ? [] : newerPaths;
}

/** Returns what the answers of a path are warned of where they have the newer shape. */
export function dialectWarning(path: string): string | undefined {
  return newerPaths.includes(path)
    ? 'this answer is not the documented one: its shape is that of --dialect newer'
    : undefined;
}
