/** What takes two columns of a terminal: Chinese and its punctuation. */
const wide = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/;
/** What no line ends with. */
const opening = /[（“]$/;
/** What no line begins with. */
const closing = /^[，。；：、）”！？]/;

/** Width of a text on a terminal, in columns; a Chinese character takes two. */
export function displayWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0);
}

/** Returns a text filled up with blanks to so many columns. */
export function padTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** Breaks a text into lines of at most so many columns: at blanks, and between Chinese characters. Keeps its own breaks. */
export function wrap(text: string, width: number): string {
  return text
    .split('\n')
    .map(line => wrapLine(line, width))
    .join('\n');
}

function wrapLine(text: string, width: number): string {
  const lines: string[] = [];
  let line = '';
  for (const part of partsOf(text)) {
    if (line !== '' && displayWidth(line + part.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = part.trimStart();
    } else line += part;
  }
  return [...lines, line.trimEnd()].join('\n');
}

/** What stays together: a word with the blanks before it, a Chinese character with the punctuation around it. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  for (const piece of text.match(
    /\s*(?:[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]+)|\s+/g,
  ) ?? [])
    if (parts.length > 0 && (closing.test(piece) || opening.test(parts.at(-1) ?? '')))
      parts.push((parts.pop() ?? '') + piece);
    else parts.push(piece);
  return parts;
}
