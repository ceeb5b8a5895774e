/** The anchors of docs/document-errata.md by the section of the document that they are about, e.g. `1.2`. */
export function errataBySection(text: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [, anchor = '', about = ''] of text.matchAll(/<a id="([^"]+)"><\/a>[^|]*\|([^|]*)\|/g)) {
    for (const [section] of about.matchAll(/\d\.\d[ab]?/g)) {
      found.set(section, [...(found.get(section) ?? []), anchor]);
    }
  }
  return found;
}
