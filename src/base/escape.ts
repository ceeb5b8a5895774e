/** Text that is safe in HTML, between tags and in the quotes of an attribute. */
export function escapeHtml(text: string | number): string {
  return String(text)
    .toWellFormed()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Control characters, and those that turn the direction of a line or break it without showing. */
const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
/** What a pipeline takes for an order: `::` at the beginning of a line, `##[` and `##vso[` anywhere. */
const order = /^(\s*):(?=:)|#(?=#(?:\[|vso\[))/g;

/**
 * Text of others for a terminal or the log of a pipeline: one line, in which nothing moves the cursor, changes colours or
 * is an order to the pipeline. What would is shown as `\\u001b`.
 */
export function escapeLog(text: string): string {
  return text
    .toWellFormed()
    .replace(invisible, shown => (shown === '\n' || shown === '\t' ? ' ' : codeOf(shown)))
    .replace(order, (_, before: string | undefined) => (before === undefined ? '# ' : `${before}: `));
}

/**
 * JSON text for a terminal or the log of a pipeline: what would be an order is written as JSON escapes it, so that
 * whoever reads the JSON reads the same.
 */
export function escapeJson(json: string): string {
  return json
    .replace(invisible, shown => (shown === '\n' ? shown : codeOf(shown)))
    .replace(order, (whole, before: string | undefined) => (before === undefined ? '\\u0023' : whole));
}

function codeOf(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

const mark = /[`*_{}[\]<>#!|~&@\\$"]|:(?=\/\/)/;

/** Text of others inside Markdown: one line that is neither a picture, a link, HTML nor any other mark. */
export function escapeMarkdown(text: string): string {
  return escapeLog(text).replace(new RegExp(mark, 'g'), character => `&#${character.charCodeAt(0)};`);
}

/**
 * The same for a text that people paste into trackers which may show it as it stands: words with a mark in them are code,
 * so that both read well.
 */
export function codeInMarkdown(text: string): string {
  return escapeLog(text)
    .split(/(\s+|(?<=[：；，（）])|(?=[：；，（）]))/)
    .map(word => (mark.test(word) ? code(word) : word))
    .join('');
}

/** A span of code, between more backticks than follow each other in it. */
function code(word: string): string {
  const ticks = '`'.repeat(1 + Math.max(0, ...[...word.matchAll(/`+/g)].map(([found]) => found.length)));
  const pad = word.startsWith('`') || word.endsWith('`') ? ' ' : '';
  return `${ticks}${pad}${word}${pad}${ticks}`;
}

/** The same for XML 1.0, which takes neither most control characters nor halves of surrogate pairs. */
export function escapeXml(text: string): string {
  return escapeHtml(text).replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
}
