/** A place where the API document is wrong, silent or contradicts itself. */
export interface Erratum {
  readonly id: string;
  /** Sections of the document, `2.5a`; empty where it is about all of it. */
  readonly sections: readonly string[];
  readonly says: string;
  readonly here: string;
}

/** Reads the tables of docs/document-errata.md, or of its Chinese page. */
export function readErrata(markdown: string): Erratum[] {
  return markdown.split('\n').flatMap(line => {
    const [, name = '', document = '', says = '', here = ''] = line
      .split(/(?<!\\)\|/)
      .map(cell => cell.trim());
    const id = /<a id="([^"]+)">/.exec(name)?.[1];
    return id === undefined
      ? []
      : [{ id, sections: sectionsOf(document), says: plain(says), here: plain(here) }];
  });
}

/** The section that an operation's description begins with: `Document 1.5`, `Document 2.5b`. */
export function sectionOf(description: string): string | undefined {
  return /^Document (\d\.\d[ab]?)/.exec(description)?.[1];
}

/** The errata of a section; `2.5` covers `2.5a` and `2.5b`. */
export function errataOf(section: string, errata: readonly Erratum[]): Erratum[] {
  return errata.filter(({ sections }) =>
    sections.some(named => named === section || (named.length === 3 && section.startsWith(named))),
  );
}

/** `1.2 to 1.4, 2.5a` is 1.2, 1.3, 1.4 and 2.5a. */
function sectionsOf(cell: string): string[] {
  return [...cell.matchAll(/(\d\.\d[ab]?)(?: (?:to|至) (\d\.\d))?/g)].flatMap(([, from = '', to]) =>
    to === undefined ? [from] : steps(from, to),
  );
}

function steps(from: string, to: string): string[] {
  const [first, last] = [from, to].map(section => Math.round(Number.parseFloat(section) * 10));
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: last - first + 1 }, (_, index) => ((first + index) / 10).toFixed(1));
}

/** Without links and table escapes; the backticks stay. */
function plain(markdown: string): string {
  return markdown.replace(/\[([^\]]+)\]\([^)]+\)/g, '$1').replaceAll('\\|', '|');
}
