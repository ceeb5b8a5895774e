/**
 * A document with one of its parts put in place of what it was; a part that is not there yet comes last. Each stands
 * between `<!-- name -->` and `<!-- end of name -->`, so that several commands can write one file.
 */
export function withSection(document: string, name: string, part: string): string {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const section = `${begin}\n${part.trim()}\n${end}\n`;
  const [from, to] = [document.indexOf(begin), document.indexOf(end)];
  if (from >= 0 && to > from)
    return document.slice(0, from) + section + document.slice(to + end.length).replace(/^\n/, '');
  return document.trim() === '' ? section : `${document.trimEnd()}\n\n${section}`;
}
